import { clientAddress, clientNetwork } from '@/server/api/client-address';
import { chooseLanguage } from '@/server/api/public/choose-language';
import { type Door, doorPath, type OrderAtDoor } from '@/server/api/public/open-door';
import { openReportAtDoor } from '@/server/api/public/post-report';
import { readPhotoForm } from '@/server/api/public/read-photos';
import { isSameOrigin } from '@/server/api/public/same-origin';
import { seeOther } from '@/server/api/public/see-other';
import { takeFromLimit } from '@/server/api/rate-limits';
import { redactOrder } from '@/server/domain/access/redact-order';
import { outboundShipments } from '@/server/domain/ticket/evidence';
import { promisedAnswer, REPORT_PRIORITIES } from '@/server/domain/ticket/promised-answer';
import { evidenceFor, nextTurn, type ReportChecks, readChecks } from '@/server/domain/ticket/report-steps';
import type { ReportKind } from '@/server/domain/ticket/ticket';
import { formatMoment } from '@/server/domain/wording/dates';
import { atVerifiedDoor } from './answer-at-door';
import { reportMessages } from './messages/report';
import { answerPage } from './render-html';
import { describeReport, hrefOf } from './report-model';
import { ReportPage } from './report-page';
import { photoProblems } from './report-problems';

interface Given {
  kind: ReportKind | null;
  checks: ReportChecks;
  remark: string;
  problems: string[];
}

/** `GET …/do/report`: the next check of a report; to its ticket while one is open. */
export function answerReport(request: Request, door: Door): Promise<Response> {
  return atVerifiedDoor(request, door, async (order) => {
    if (openTicket(order)) return seeOther(ticketPath(order));
    const { kind, checks } = readChecks((name) => new URL(request.url).searchParams.get(name));
    return render(request, order, { kind, checks, remark: '', problems: [] });
  });
}

/** `POST …/do/report`: words and photos make it a ticket; what is wrong is said above the form. */
export function answerReportForm(request: Request, door: Door): Promise<Response> {
  return atVerifiedDoor(request, door, async (order) => {
    await takeFromLimit('report', clientNetwork(clientAddress(request)));
    const { language } = chooseLanguage(request);
    const m = reportMessages(language);
    const form = await readPhotoForm(request);
    const asked = new URL(request.url).searchParams;
    // a form beyond every limit was not read: its address says what was answered before
    const { kind, checks } = readChecks((name) => form.field(name) ?? asked.get(name));
    const remark = (form.field('remark') ?? '').trim();
    if (kind === null) return seeOther(reportPath(order));
    const problems = photoProblems(form.problems, language);
    if (!isSameOrigin(request)) problems.push(m.stale);
    if (kind === 'other' && remark === '' && problems.length === 0) problems.push(m.noRemark);
    if (problems.length > 0) return render(request, order, { kind, checks, remark, problems });
    await openReportAtDoor(order, { kind, checks, remark, photos: form.photos });
    return seeOther(ticketPath(order));
  });
}

function openTicket({ document }: OrderAtDoor): boolean {
  return (document.state.tickets ?? []).some((ticket) => ticket.kind !== null && ticket.state !== 'closed');
}

function reportPath(order: OrderAtDoor): string {
  return `${doorPath(order.door)}/do/report`;
}

function ticketPath(order: OrderAtDoor): string {
  return `${doorPath(order.door)}/do/ticket`;
}

async function render(request: Request, order: OrderAtDoor, given: Given): Promise<Response> {
  const { kind, checks, remark, problems } = given;
  const { language, setCookie } = chooseLanguage(request);
  const now = order.ctx.now();
  const viewer = { timeZone: order.timeZone, now };
  const { state } = redactOrder(order.document, order.tier);
  const evidence = evidenceFor(state, checks);
  const turn = kind && nextTurn(kind, checks, evidence, now);
  const path = reportPath(order);
  const parcels = outboundShipments(state);
  const model = describeReport({ path, kind, checks, turn, evidence, parcels, language, viewer });
  const isLast = kind !== null && turn?.kind === 'details';
  const promise = kind && formatMoment(promisedAnswer(REPORT_PRIORITIES[kind], now, order.timeZone), language, viewer);
  const here = kind ? hrefOf({ path, kind, checks }) : path;
  const page = (
    <ReportPage
      language={language}
      path={here}
      back={doorPath(order.door)}
      start={kind ? path : undefined}
      model={model}
      details={isLast ? { action: here, kind, checks, remark, problems, promise: reportMessages(language).promise(promise!) } : undefined}
    />
  );
  return answerPage(request, page, { status: problems.length > 0 ? 422 : 200, cookies: setCookie ? [setCookie] : [], shop: order.shop });
}
