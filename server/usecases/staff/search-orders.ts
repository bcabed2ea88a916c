import { findSearchTerms } from '@/server/domain/order/search-terms';
import { nameHash, phoneHash } from '@/server/store/contact';
import type { Context } from '@/server/store/context';
import { type OrderCursor, type OrderFilter, type OrderListRow, searchOrders as search } from '@/server/store/order-search';

export interface SearchInput extends Omit<OrderFilter, 'terms'> {
  /** What was typed or pasted; empty lists everything. */
  text: string;
  after: OrderCursor | null;
}

export interface SearchPage {
  orders: OrderListRow[];
  /** Null on the last page. */
  next: OrderCursor | null;
}

const PAGE = 50;

/** One page of the orders that fit; phones and names are compared by keyed hash and stand nowhere. */
export async function searchOrders(ctx: Context, input: SearchInput): Promise<SearchPage> {
  const { text, after, ...filter } = input;
  const rows = await search(ctx.db, { ...filter, terms: text.trim() ? hashedTerms(text) : undefined }, after, PAGE + 1);
  const orders = rows.slice(0, PAGE);
  const last = orders.at(-1);
  return { orders, next: rows.length > PAGE && last ? { placedAt: last.placedAt, id: last.id } : null };
}

function hashedTerms(text: string): OrderFilter['terms'] {
  const terms = findSearchTerms(text);
  return {
    numbers: terms.numbers,
    codes: terms.codes,
    phoneHashes: terms.phones.map(phoneHash),
    nameHashes: terms.names.map(nameHash),
  };
}
