import type { Instant } from '@/server/domain/shared/instant';
import type { ForcedRow } from '@/server/store/forced-state';
import type { NewFact } from '../tracking/record-batch';

interface OrderNamed {
  shop: string;
  orderNo: string;
}

/** Source account of everything that people set by hand. */
export const BY_HAND = 'manual';

export function forcedKey(id: string): string {
  return `forced|${id}`;
}

/** The state as a fact of the people behind it; `row.confirmedBy` is the second one. */
export function forcedFact(order: OrderNamed, row: ForcedRow, now: Instant): NewFact {
  return {
    reporter: { source: BY_HAND, kind: 'manual' },
    order,
    identityKey: forcedKey(row.id),
    code: 'forced',
    sourceCode: row.lifecycle,
    occurredAt: now,
    precision: 'second',
    text: row.reason,
    data: {
      forced: { lifecycle: row.lifecycle, from: row.from, ...(row.confirmedBy ? { confirmedBy: row.confirmedBy } : {}) },
      by: row.proposedBy,
      until: row.until,
    },
  };
}

/** The word taken back, or given again after that; each turn is a fact of its own, told apart by its moment. */
export function turnFact(
  order: OrderNamed,
  row: ForcedRow,
  turn: 'source.withdrew' | 'source.reinstated',
  by: string,
  now: Instant,
): NewFact {
  return {
    reporter: { source: BY_HAND, kind: 'manual' },
    order,
    identityKey: `${turn}|${row.id}|${now}`,
    code: turn,
    occurredAt: now,
    precision: 'second',
    data: { target: row.identity, by },
  };
}

/** No system confirmed the state in time. */
export function lapsedFact(order: OrderNamed, row: ForcedRow, now: Instant): NewFact {
  return {
    reporter: { source: 'daona', kind: 'portal' },
    order,
    identityKey: `forced.lapsed|${row.id}|${row.until}`,
    code: 'forced.lapsed',
    occurredAt: now,
    precision: 'second',
    data: { target: row.identity },
  };
}

/** Of the audit log. */
export function subjectOf(row: Pick<ForcedRow, 'orderId'>): string {
  return `order:${row.orderId}`;
}
