import type { PromiseKind } from '@/server/domain/promise/promise';

export const VIEWS = ['open', 'soon', 'broken', 'kept', 'withdrawn', 'all'] as const;
export type View = (typeof VIEWS)[number];

/** What the ledger is narrowed to, as its fields hold it; '' is everything. */
export interface PromiseFilter {
  view: View;
  kind: '' | PromiseKind;
  rule: string;
  carrier: string;
  personId: string;
  shop: string;
  orderNo: string;
}

export const NO_FILTER: PromiseFilter = { view: 'open', kind: '', rule: '', carrier: '', personId: '', shop: '', orderNo: '' };

/** The view that an address names; what it says wrongly shows what is open. */
export function readView(asked: string | undefined): View {
  return VIEWS.find((one) => one === asked) ?? 'open';
}

/** The question of the filter. */
export function questionOf({ view, kind, ...texts }: PromiseFilter) {
  const asked = Object.fromEntries(Object.entries(texts).flatMap(([key, value]) => (value.trim() ? [[key, value.trim()]] : [])));
  return { view, ...(kind ? { kind } : {}), ...(asked as Partial<typeof texts>) };
}
