import { CONTRADICTION_CASES } from './contradiction-cases';
import type { ConvergenceCase } from './convergence-case';
import { JOURNEY_CASES } from './journey-cases';
import { PREPARATION_CASES } from './preparation-cases';

/** Every case of eight facts with its end. */
export const CASES: readonly ConvergenceCase[] = [...PREPARATION_CASES, ...JOURNEY_CASES, ...CONTRADICTION_CASES];

/** Those that sources can tell by themselves: what a snapshot leaves out is taken back by the portal when it arrives. */
export const RECORDABLE_CASES: readonly ConvergenceCase[] = CASES.filter(({ facts }) =>
  facts.every((fact) => !fact.code?.startsWith('source.')),
);
