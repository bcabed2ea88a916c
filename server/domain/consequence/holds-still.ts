import type { Stall } from '../stall/stall';
import { stallKey } from '../stall/stall-key';

/** Whether the stall that gave cause to something is still open: the same opening of it, not a later one. */
export function holdsStill(stall: Stall, stalls: readonly Stall[]): boolean {
  const key = stallKey(stall);
  return stalls.some((one) => one.closedAt === null && one.openedAt === stall.openedAt && stallKey(one) === key);
}
