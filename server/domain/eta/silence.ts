import type { Instant } from '../shared/instant';
import { type EtaTrees, type Paths, silencePath } from './eta-trees';
import { isSendStage, type Stage } from './stage';
import type { StepClock } from './step-clock';

/** Added to working days before two silences are compared, so that an hour more than no time is nothing. */
const OFFSET_DAYS = 0.1;

/** A step behind which nothing more was heard. A silence begins when we hear of a step, not when it is taken. */
export interface Silent {
  stage: Stage;
  toldAt: Instant;
  /** Usual silence behind such a step, as a logarithm; null where it is not known. */
  usualSilence: number | null;
  sending: StepClock;
  bringing: StepClock;
}

const clockOf = ({ stage, sending, bringing }: Omit<Silent, 'usualSilence'>) => (isSendStage(stage) ? sending : bringing);

/** Logarithm of the silence behind a step until the next news, in working days of those whose turn it is. */
export function silenceUntil(step: Omit<Silent, 'usualSilence'>, heardAt: Instant): number {
  const clock = clockOf(step);
  return Math.log(OFFSET_DAYS + Math.max(0, clock.read(heardAt) - clock.read(step.toldAt)));
}

/** What is usual, as a logarithm; null where nothing is known, and with the courier, behind whom nothing but the delivery is heard. */
export function usualSilenceOf(trees: EtaTrees, paths: Paths, stage: Stage, what: string, day: number): number | null {
  return stage === 'out_for_delivery' ? null : trees.silence.estimate(silencePath(paths, stage, what), day, null);
}

/** How many times as long as is usual nothing has been heard by `now`; 0 where nobody knows what is usual. */
export function silentTimes(step: Silent, now: Instant): number {
  return step.usualSilence === null || now <= step.toldAt ? 0 : Math.exp(silenceUntil(step, now) - step.usualSilence);
}

/** The moment from which on nothing had been heard for so many `times` as long as is usual. */
export function silentFrom(step: Silent, times: number): Instant {
  const clock = clockOf(step);
  return clock.at(clock.read(step.toldAt) + Math.max(0, times * Math.exp(step.usualSilence ?? 0) - OFFSET_DAYS));
}
