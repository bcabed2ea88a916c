/** What came of the intent to do something because of a stall. */
export const OUTCOMES = [
  'done',
  /** The stall was over before its turn came, or there was nothing to do. */
  'skipped',
  /** A person was asked. */
  'asked',
  /** Nobody is known who could be asked: no contact of the carrier, no system that answers. */
  'nobody',
  /** It was tried in vain too often. */
  'failed',
] as const;
export type ConsequenceOutcome = (typeof OUTCOMES)[number];
