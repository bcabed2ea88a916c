import type { PromiseKind } from '../promise/promise';
import type { Instant } from '../shared/instant';
import type { StaffAlert } from './staff-alert';

const QUARTER = 15 * 60_000;

interface AlertedPromise {
  id: string;
  orderNo: string;
  kind: PromiseKind;
  dueAt: Instant;
}

/** Promises that may break soon, the first of them named: each is warned of once, those of one moment together. */
export function promisesDue([first, ...others]: readonly [AlertedPromise, ...AlertedPromise[]], owner: string | null): StaffAlert {
  return {
    cause: `promises:due:${owner ?? 'service'}:${first.id}`,
    template: 'alert.promises_due',
    params: paramsOf('soon', first, others.length),
  };
}

/** Promises that were broken: once in a quarter of an hour for whoever has to see to them; each stands in the ledger besides. */
export function promisesBroken(
  [first, ...others]: readonly [AlertedPromise, ...AlertedPromise[]],
  owner: string | null,
  now: Instant,
): StaffAlert {
  const cause = `promises:broken:${owner ?? 'service'}:${Math.floor(now / QUARTER)}`;
  return { cause, template: 'alert.promises_broken', params: paramsOf('broken', first, others.length) };
}

function paramsOf(view: string, { orderNo, kind, dueAt }: AlertedPromise, others: number): StaffAlert['params'] {
  return { promises: view, orderNo, promise: kind, dueAt, others };
}
