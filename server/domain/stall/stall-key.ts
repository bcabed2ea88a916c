import type { Stall } from './stall';

type Keyed = Pick<Stall, 'rule' | 'rung' | 'shipmentKey' | 'since'>;

/** What makes two stalls the same: the rung of the rule over the same run of the same clock. */
export function stallKey(stall: Keyed): string {
  return `stall|${stall.rule}|${stall.rung}|${stall.shipmentKey}|${stall.since}`;
}

/**
 * Identity key of the fact that opens a stall. A stall opens again only after its closing was undone (a movement that was
 * withdrawn, a rule switched off and on); `times` says how often it was open before.
 */
export function openedKey(stall: Keyed, times: number): string {
  return times === 0 ? stallKey(stall) : `${stallKey(stall)}|${times}`;
}

/** Identity key of the fact that closes a stall. */
export function closedKey(stall: Stall): string {
  return `${stallKey(stall)}|closed|${stall.openedAt}`;
}

/** Identity key of the fact that the customer was told again, with the promise that was kept by it. */
export function renewedKey(stall: Keyed, promiseId: string): string {
  return `${stallKey(stall)}|renewed|${promiseId}`;
}
