import type { ViewDevice } from '../access/order-view';
import type { Language } from '../shared/language';

/** What customers do on the public pages, as it is counted. `left` is a page that was put away after so long in view. */
export const INSIGHT_STEPS = ['page', 'lookup', 'unlock', 'phone', 'code', 'report', 'rate', 'action', 'left'] as const;
export type InsightStep = (typeof INSIGHT_STEPS)[number];

/** Steps that take several screens, so that they can be given up between the first and the last. */
export const FORM_STEPS = ['phone', 'code', 'report', 'rate', 'action'] as const satisfies readonly InsightStep[];
export type FormStep = (typeof FORM_STEPS)[number];

/** By what people came: the code on the parcel, a shared link, the look-up form, the interface. */
export const INSIGHT_WAYS = ['parcel', 'link', 'form', 'api'] as const;
export type InsightWay = (typeof INSIGHT_WAYS)[number];

/** What a step came to; the sections are the last one that was in view of a page that was left. */
export const INSIGHT_OUTCOMES = [
  'shown',
  'missing',
  'expired',
  'revoked',
  'away',
  'found',
  'no_match',
  'challenge',
  'incomplete',
  'no_phone',
  'used_up',
  'opened',
  'done',
  'refused',
  'head',
  'map',
  'parcels',
  'timeline',
  'help',
] as const;
export type InsightOutcome = (typeof INSIGHT_OUTCOMES)[number];

/** Sections of the order page from its top to its end. */
export const PAGE_SECTIONS = ['head', 'map', 'parcels', 'timeline', 'help'] as const satisfies readonly InsightOutcome[];
export type PageSection = (typeof PAGE_SECTIONS)[number];

/** Outcomes of a look at an order's page or a look-up by which nobody learned anything. */
export const FAILURES: ReadonlySet<InsightOutcome> = new Set([
  'missing',
  'expired',
  'revoked',
  'no_match',
  'challenge',
  'incomplete',
  'no_phone',
  'used_up',
]);

/** One thing that happened, without a trace of whom it concerned. */
export interface InsightEvent {
  step: InsightStep;
  way: InsightWay;
  /** Lifecycle of the order, or empty. */
  state: string;
  outcome: InsightOutcome;
  language: Language;
  device: ViewDevice;
}

/** Nobody looks at one page for longer; what is told beyond is a page left open. Seconds. */
export const LONGEST_DWELL_S = 1_800;
