import { type Instant, MINUTE } from '../shared/instant';
import type { Incident } from './incident';
import { NOT_BEGUN } from './new-incident';

const RESTS_AFTER_STOP = 15 * MINUTE;

/**
 * The incident after a batch of its replay: `held` as it stands by now, `replayed` as it was before the batch plus what the
 * batch did. What people decided meanwhile holds: closed stays closed; stopped is open again and left alone for a while, as it
 * must not begin again by itself at once. What was read and asked is counted in any case.
 */
export function settleReplay(held: Incident, replayed: Incident, now: Instant): Incident {
  const { replayed: read, cut, asked } = replayed.figures;
  const figures = { ...held.figures, replayed: read, cut, asked };
  if (held.phase !== 'replaying') return { ...held, figures };
  if (!held.progress.isStopAsked) {
    const { phase, progress, closedBy } = replayed;
    return { ...held, figures, phase, progress: { ...progress, fault: null }, closedBy };
  }
  const progress = { ...NOT_BEGUN, startedAt: now, isPassDone: true, lookAgainAt: now + RESTS_AFTER_STOP };
  return { ...held, figures, phase: 'open', closedBy: null, progress };
}
