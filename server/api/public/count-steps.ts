import type { FormStep, InsightEvent, InsightWay } from '@/server/domain/insight/step';
import { newContext } from '@/server/store/context';
import { countInsight } from '@/server/usecases/insight/count-insight';
import { chooseLanguage } from './choose-language';
import { deviceOf } from './device-of';
import type { OpenedOrder } from './open-order';

/** Steps that come back to their own page once they are done. */
const STAY: ReadonlySet<FormStep> = new Set(['action', 'rate']);

/** Language and kind of device of a request, as they are counted. */
export function readerOf(request: Request): Pick<InsightEvent, 'language' | 'device'> {
  return { language: chooseLanguage(request).language, device: deviceOf(request) };
}

/** Counts a look at an order's page, or that there was nothing to see; a page that renews itself is no look. */
export function countPage(request: Request, way: 'parcel' | 'link', opened: OpenedOrder): void {
  if (request.headers.get('daona-part') !== null) return;
  const isShown = opened.kind === 'rendered' || opened.kind === 'away';
  const outcome = opened.kind === 'rendered' ? 'shown' : opened.kind;
  const state = isShown ? opened.bytes.lifecycle : '';
  countInsight(newContext(), { step: 'page', way, state, outcome, ...readerOf(request) }, isShown ? { orderId: opened.bytes.id } : {});
}

/** Answers a page of a form and counts whether it was opened, finished or refused: where people give up is told by these. */
export async function countedStep(request: Request, step: FormStep, work: () => Promise<Response>): Promise<Response> {
  const response = await work();
  const { pathname } = new URL(request.url);
  const outcome = outcomeOf(request.method, step, response, pathname);
  const way: InsightWay = pathname.startsWith('/q/') ? 'parcel' : pathname.startsWith('/t/') ? 'link' : 'form';
  if (outcome) countInsight(newContext(), { step, way, state: '', outcome, ...readerOf(request) });
  return response;
}

function outcomeOf(method: string, step: FormStep, response: Response, pathname: string): 'opened' | 'done' | 'refused' | null {
  if (method === 'GET') return response.status === 200 ? 'opened' : null;
  // a form that is to be checked once more is neither
  if (response.status === 200) return null;
  if (response.status !== 303) return 'refused';
  const leadsTo = new URL(response.headers.get('location') ?? '', 'http://here').pathname;
  return leadsTo !== pathname || STAY.has(step) ? 'done' : 'refused';
}
