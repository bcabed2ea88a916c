import type { OrderState } from '../order/order-state';
import { HOUR, type Instant } from '../shared/instant';
import { gatherEvidence, type ReportEvidence } from './evidence';
import { REPORT_KINDS, type ReportKind } from './ticket';

/** The checks that a report is led through (R4-19), each with its answers. `parcel` is answered with a number. */
export const REPORT_STEPS = {
  /** Which of several shipments; 1 is the first. */
  parcel: [],
  /** Looked with household, neighbours, locker, porter. */
  looked: ['asked_all', 'not_yet', 'found'],
  /** Does the name that is told as the signer's mean anything. */
  signer: ['unknown', 'known', 'no_name'],
  /** Is it the right district. */
  address: ['right', 'wrong'],
  /** Signed only just now: couriers tick it off before they come. */
  early: ['wait', 'now'],
  /** Further shipments are still on their way. */
  rest: ['wait', 'now'],
  /** What is broken. */
  extent: ['outside', 'inside', 'both'],
  packaging: ['kept', 'gone'],
  /** Is the label the customer's own. */
  label: ['mine', 'not_mine', 'gone'],
  /** Had it been opened before. */
  seal: ['intact', 'opened', 'unknown'],
} as const satisfies Record<string, readonly string[]>;
export type StepName = keyof typeof REPORT_STEPS;
export type ReportChecks = Partial<Record<StepName, string>>;

/** Answers after which there is nothing to report yet: what the customer does first. */
export type Advice = 'look_first' | 'wait_for_courier' | 'wait_for_rest' | 'found';

const ADVICE: Partial<Record<`${StepName}.${string}`, Advice>> = {
  'looked.not_yet': 'look_first',
  'looked.found': 'found',
  'early.wait': 'wait_for_courier',
  'rest.wait': 'wait_for_rest',
};

/** What comes next: one more question, an advice instead of a report, or words and photos. */
export type ReportTurn =
  | { kind: 'step'; step: StepName; number: number; of: number }
  | { kind: 'advice'; advice: Advice }
  | { kind: 'details' };

/** Couriers who tick a delivery off early mostly come the same or the next day. */
export const EARLY_SIGN = 24 * HOUR;

/** Fields as they were sent, with nothing in them but known checks and answers. */
export function readChecks(field: (name: string) => string | null): { kind: ReportKind | null; checks: ReportChecks } {
  const kind = REPORT_KINDS.find((one) => one === field('kind')) ?? null;
  const checks: ReportChecks = {};
  for (const [step, answers] of Object.entries(REPORT_STEPS) as [StepName, readonly string[]][]) {
    const given = field(step);
    if (given !== null && (step === 'parcel' ? /^[1-9]\d?$/.test(given) : answers.includes(given))) checks[step] = given;
  }
  return { kind, checks };
}

/** The evidence for the shipment that was chosen among several, else for the likeliest one. */
export function evidenceFor(state: OrderState, checks: ReportChecks): ReportEvidence {
  return gatherEvidence(state, checks.parcel === undefined ? undefined : Number(checks.parcel) - 1);
}

/** The steps of a kind of report for an order as it stands now. */
export function stepsFor(kind: ReportKind, evidence: ReportEvidence, now: Instant): StepName[] {
  const { shipment, shipments, delivered } = evidence;
  const which: StepName[] = shipments > 1 ? ['parcel'] : [];
  switch (kind) {
    case 'not_received': {
      if (shipment?.deliveredAt === undefined) return which;
      const isFresh = now - shipment.deliveredAt < EARLY_SIGN;
      return [...which, 'looked', 'signer', 'address', ...(isFresh ? (['early'] as const) : [])];
    }
    case 'damaged':
      return [...which, 'extent', 'packaging'];
    case 'wrong_item':
      return [...which, 'label'];
    case 'missing_item':
      return [...(shipments > delivered ? (['rest'] as const) : []), ...which, 'seal'];
    case 'other':
      return [];
  }
}

/** The turn of a report after the checks given so far. */
export function nextTurn(kind: ReportKind, checks: ReportChecks, evidence: ReportEvidence, now: Instant): ReportTurn {
  const steps = stepsFor(kind, evidence, now);
  for (const [at, step] of steps.entries()) {
    const answer = checks[step];
    if (answer === undefined) return { kind: 'step', step, number: at + 1, of: steps.length + 1 };
    const advice = ADVICE[`${step}.${answer}`];
    if (advice) return { kind: 'advice', advice };
  }
  return { kind: 'details' };
}
