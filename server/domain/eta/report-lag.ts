import { DAY } from '../shared/instant';
import type { EtaTrees, Paths } from './eta-trees';
import { type Journey, toldAt } from './journey';
import { isSendStage, type Stage } from './stage';

/** Added to days before their logarithm is taken: half an hour more than no time is nothing. */
const OFFSET_DAYS = 0.02;

/** Who tells of the end of a wait: the sender of the hand-over, the carrier of the delivery. */
function reporterPath({ carrierCode, originName }: Paths, worker: 'send' | 'bring'): string[] {
  return [worker, `${worker}|${worker === 'send' ? originName : carrierCode}`];
}

/** Takes in how late a hand-over or a delivery was told, on the day it became known; nothing where nobody knows. */
export function observeLag(trees: EtaTrees, journey: Journey, paths: Paths, step: 'handedOverAt' | 'deliveredAt', day: number): void {
  const told = toldAt(journey, step);
  if (journey.told === null || told === null) return;
  const late = Math.log(OFFSET_DAYS + (told - journey[step]!) / DAY);
  trees.lag.observe(reporterPath(paths, step === 'handedOverAt' ? 'send' : 'bring'), late, day);
}

/** How late, in milliseconds, whoever brings or sends an order at a stage usually tells that it is done; 0 where nobody knows. */
export function usualLag(trees: EtaTrees, paths: Paths, stage: Stage, day: number): number {
  const log = trees.lag.estimate(reporterPath(paths, isSendStage(stage) ? 'send' : 'bring'), day, null);
  return log === null ? 0 : Math.max(0, Math.exp(log) - OFFSET_DAYS) * DAY;
}
