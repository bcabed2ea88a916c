import { ACTION_NAMES } from '@/server/domain/action/action-words';
import { placeName } from '@/server/domain/place/place-name';
import type { Language } from '@/server/domain/shared/language';
import type { ReportEvidence } from '@/server/domain/ticket/evidence';
import { EARLY_SIGN, REPORT_STEPS, type ReportChecks, type ReportTurn, type StepName } from '@/server/domain/ticket/report-steps';
import { REPORT_KINDS, type ReportKind } from '@/server/domain/ticket/ticket';
import { carrierName, carrierUrl } from '@/server/domain/tracking/carriers';
import { MILESTONES } from '@/server/domain/tracking/milestone';
import { formatMoment, type Viewer } from '@/server/domain/wording/dates';
import { DELIVERED_KINDS } from '@/server/domain/wording/fill-template';
import { reasonOf } from '@/server/domain/wording/reasons';
import { textIn } from '@/server/domain/wording/text-in';
import { CHECK_ANSWERS, NOT_ARRIVED, REPORT_NAMES } from '@/server/domain/wording/ticket-words';
import { messagesOf } from './messages';
import { QUESTIONS, reportMessages } from './messages/report';

export interface Choice {
  words: string;
  href: string;
}

/** One page of a report: what is asked, what the systems say, where each answer leads. */
export interface ReportModel {
  title: string;
  lead: string | null;
  /** 'Step 2 of 4'. */
  progress: string | null;
  evidence: { name: string; value: string }[];
  /** The carrier's own page, where it may say who signed. */
  carrier: Choice | null;
  choices: Choice[];
}

export interface ReportInput {
  /** Address of the report's own page. */
  path: string;
  kind: ReportKind | null;
  checks: ReportChecks;
  turn: ReportTurn | null;
  evidence: ReportEvidence;
  /** Numbers of the outbound shipments, in their order. */
  parcels: { carrier: string; trackingNo: string }[];
  language: Language;
  viewer: Viewer;
}

/** What the page of a report says for the checks given so far. */
export function describeReport(input: ReportInput): ReportModel {
  const { kind, turn, language } = input;
  const m = reportMessages(language);
  if (kind === null || turn === null) {
    const choices = REPORT_KINDS.map((one) => ({ words: kindName(one, input), href: hrefOf({ ...input, kind: one, checks: {} }) }));
    return { title: m.title, lead: m.lead, progress: null, evidence: [], carrier: null, choices };
  }
  if (turn.kind === 'step') return describeStep(input, turn);
  if (turn.kind === 'advice') return describeAdvice(input, turn.advice);
  const evidence = evidenceRows(input);
  return { title: m.detailsTitle, lead: kindName(kind, input), progress: null, evidence, carrier: null, choices: [] };
}

/** The address of a report with its checks; they are codes, so nothing personal stands in it. */
export function hrefOf({ path, kind, checks }: Pick<ReportInput, 'path' | 'kind' | 'checks'>): string {
  const query = new URLSearchParams({ ...(kind ? { kind } : {}), ...checks });
  return `${path}?${query}`;
}

export function kindName(kind: ReportKind, { evidence, language }: Pick<ReportInput, 'evidence' | 'language'>): string {
  const isClaimed = evidence.shipment?.deliveredAt !== undefined;
  return textIn(kind === 'not_received' && !isClaimed ? NOT_ARRIVED : REPORT_NAMES[kind], language);
}

function describeStep(input: ReportInput, { step, number, of }: Extract<ReportTurn, { kind: 'step' }>): ReportModel {
  const { language, parcels, checks, evidence } = input;
  const m = reportMessages(language);
  const answers =
    step === 'parcel'
      ? parcels.map((p, at) => [String(at + 1), `${carrierName(p.carrier, language)} ${p.trackingNo}`] as const)
      : REPORT_STEPS[step].map((answer) => [answer, textIn(CHECK_ANSWERS[step][answer]!, language)] as const);
  const { shipment } = evidence;
  const isAskingCarrier = step === 'signer' && shipment !== undefined;
  return {
    title: m[QUESTIONS[step]] as string,
    lead: hintOf(step, input),
    progress: m.step(number, of),
    evidence: step === 'parcel' ? [] : evidenceRows(input),
    carrier: isAskingCarrier
      ? { words: messagesOf(language).carrierPage, href: carrierUrl(shipment.carrier, shipment.trackingNo, language) }
      : null,
    choices: answers.map(([answer, words]) => ({ words, href: hrefOf({ ...input, checks: { ...checks, [step]: answer } }) })),
  };
}

function hintOf(step: StepName, input: ReportInput): string | null {
  const m = reportMessages(input.language);
  switch (step) {
    case 'looked':
      return m[placesOf(input.evidence.shipment?.deliveredKind)];
    case 'signer':
      return m.signerHint;
    case 'address':
      return m.addressHint;
    case 'early':
      return m.earlyHint(waitUntil(input));
    case 'rest':
      return m.restHint(input.evidence.shipments - input.evidence.delivered);
    case 'packaging':
      return m.packagingHint;
    case 'label':
      return m.labelHint;
    default:
      return null;
  }
}

const PLACES: Record<string, 'placesGuard' | 'placesLocker' | 'placesStation' | 'placesNeighbour'> = {
  guard: 'placesGuard',
  agent: 'placesGuard',
  locker_collected: 'placesLocker',
  station_collected: 'placesStation',
  neighbour: 'placesNeighbour',
};

/** Where to look, by how it was signed for. */
function placesOf(deliveredKind: string | undefined): (typeof PLACES)[string] | 'placesDoor' {
  return PLACES[deliveredKind ?? ''] ?? 'placesDoor';
}

function waitUntil({ evidence, language, viewer }: ReportInput): string {
  return formatMoment((evidence.shipment?.deliveredAt ?? viewer.now) + EARLY_SIGN, language, viewer);
}

function describeAdvice(input: ReportInput, advice: Extract<ReportTurn, { kind: 'advice' }>['advice']): ReportModel {
  const m = reportMessages(input.language);
  const again = (words: string, change: ReportChecks): Choice => ({
    words,
    href: hrefOf({ ...input, checks: { ...input.checks, ...change } }),
  });
  const page = { progress: null, evidence: [], carrier: null };
  switch (advice) {
    case 'look_first': {
      const lead = m[placesOf(input.evidence.shipment?.deliveredKind)];
      return {
        ...page,
        title: m.lookTitle,
        lead,
        choices: [again(m.lookAgain, { looked: 'asked_all' }), again(m.lookFound, { looked: 'found' })],
      };
    }
    case 'wait_for_courier':
      return { ...page, title: m.waitTitle, lead: m.waitCourier(waitUntil(input)), choices: [again(m.waitOver, { early: 'now' })] };
    case 'wait_for_rest':
      return { ...page, title: m.waitTitle, lead: m.waitRest, choices: [again(m.waitOver, { rest: 'now' })] };
    case 'found':
      return { ...page, title: m.foundTitle, lead: m.found, choices: [confirmation(input)] };
  }
}

/** The page on which receipt is confirmed, beside that of the report. */
function confirmation({ path, language }: ReportInput): Choice {
  return { words: textIn(ACTION_NAMES.confirm, language), href: path.replace(/report$/, 'confirm') };
}

function evidenceRows({ evidence, language, viewer }: ReportInput): ReportModel['evidence'] {
  const m = reportMessages(language);
  const { shipment, destination, shipments, delivered, flags } = evidence;
  if (!shipment) return [];
  const moment = (at: number) => formatMoment(at, language, viewer);
  const place = (of: { city?: string; district?: string } = {}) =>
    [...new Set([of.city, of.district].flatMap((name) => (name ? [placeName(name, language)] : [])))].join(' ');
  const kind = DELIVERED_KINDS[shipment.deliveredKind ?? ''];
  const signed =
    shipment.deliveredAt === undefined
      ? ''
      : [kind ? textIn(kind, language) : '', moment(shipment.deliveredAt)].filter(Boolean).join(' · ');
  const rows = [
    { name: m.parcel, value: `${carrierName(shipment.carrier, language)} ${shipment.trackingNo}` },
    {
      name: signed ? m.signed : m.state,
      value: signed || `${textIn(MILESTONES[shipment.milestone].name, language)} · ${moment(shipment.since)}`,
    },
    { name: m.where, value: signed ? place(shipment) : '' },
    { name: m.goingTo, value: place(destination) },
    { name: m.together, value: shipments > 1 ? m.togetherOf(delivered, shipments) : '' },
    { name: m.doubts, value: flags.map((flag) => textIn(reasonOf(flag).name, language)).join(language === 'en' ? ', ' : '、') },
  ];
  return rows.filter(({ value }) => value !== '');
}
