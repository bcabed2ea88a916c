import { HOUR, type Instant } from '@/server/domain/shared/instant';

/** What the ledger is narrowed to, as its fields hold it; '' is everything. */
export interface LedgerFilter {
  state: string;
  channel: string;
  template: string;
  recipient: '' | 'customer' | 'staff' | 'group' | 'contact';
  orderNo: string;
  shop: string;
  time: '' | 'day' | 'week' | 'month';
}

export const NO_FILTER: LedgerFilter = { state: '', channel: '', template: '', recipient: '', orderNo: '', shop: '', time: '' };

const STRETCHES = { day: 24 * HOUR, week: 7 * 24 * HOUR, month: 30 * 24 * HOUR };

/** The question of the filter, where `now` is when it was set. */
export function questionOf({ time, recipient, ...texts }: LedgerFilter, now: Instant) {
  const asked = Object.entries(texts).flatMap(([key, value]) => (value.trim() ? [[key, value.trim()]] : []));
  return {
    ...(Object.fromEntries(asked) as Partial<Omit<LedgerFilter, 'time' | 'recipient'>>),
    ...(recipient ? { recipient } : {}),
    ...(time ? { from: now - STRETCHES[time] } : {}),
  };
}
