import type { EtaModel, StageWeights } from './eta-model';
import { BRING_WIDTH, clamp, type Features, OFFSET_DAYS, OUT_OFFSET_DAYS, SEND_WIDTH } from './features';
import { dot } from './fit-weights';
import type { Stage } from './stage';

/** Columns of the features by what they are weighted with. */
const PROMISE = 9;
const SENDER = 10;
const CALENDAR = 12;

const vector = (width: number, at: Record<number, number>) => Array.from({ length: width }, (_, i) => at[i] ?? 0);

/** Weights while too few orders were seen to fit any: what is usual, and part of every drift. */
export const PLAIN_WEIGHTS = {
  send: vector(SEND_WIDTH, { 1: 1, 2: 0.5, 3: 0.5, 6: 0.7 }),
  bring: vector(BRING_WIDTH, { 1: 1, 2: 0.4, 3: 0.4, 10: 0.5, 11: 0.5 }),
  total: vector(13, { 1: 1 }),
  onward: vector(12, { 1: 0.7, 2: 0.3 }),
};

/** Added to working days of a stage before their logarithm is taken. */
export function offsetOf(stage: Stage): number {
  return stage === 'out_for_delivery' ? OUT_OFFSET_DAYS : OFFSET_DAYS;
}

export function weightsOf(model: Pick<EtaModel, 'weights'>, stage: Stage): StageWeights {
  const fitted = model.weights[stage];
  if (fitted) return fitted;
  if (stage === 'moving' || stage === 'out_for_delivery') return { send: null, bring: PLAIN_WEIGHTS.onward, total: null };
  if (stage === 'handed_over') return { send: null, bring: PLAIN_WEIGHTS.bring, total: null };
  return PLAIN_WEIGHTS;
}

/** Logarithm of the working days, offset included, from a step to the hand-over. */
export function sendLog(features: Features, weights: number[]): number {
  return dot(features.send!, weights);
}

/** Columns that weigh both legs together: 1, their sum, the share of sending, promise, sender, weekday ×6, hour ×2. */
export function totalColumns({ bring }: Features, send: number, brought: number): number[] {
  const sum = Math.max(send, brought) + Math.log1p(Math.exp(-Math.abs(send - brought)));
  return [1, sum, send - sum, bring[PROMISE]!, bring[SENDER]!, ...bring.slice(CALENDAR)];
}

/**
 * Columns for what is left after a scan: 1, usual from such a scan on, what was left by the prediction at the hand-over (of which
 * `sinceDays` working days have passed), drift, weekday ×6, hour ×2.
 */
export function onwardColumns(
  { bring }: Features,
  usual: number | null,
  predictedDays: number | null,
  sinceDays: number,
  offset: number,
): number[] {
  const left = predictedDays === null ? null : Math.log(offset + clamp(predictedDays - sinceDays, 0.3 * Math.min(1, predictedDays), 90));
  const known = usual ?? left ?? Math.log(offset + 1);
  return [1, known, left ?? known, bring[2]!, ...bring.slice(CALENDAR)];
}

/** Working days from a logarithm; never below an hour's worth. */
export function daysOf(log: number, offset: number): number {
  return Math.max(0.02, Math.exp(clamp(log, -4, 5.5)) - offset);
}
