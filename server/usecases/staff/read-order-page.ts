import { maskEmail, maskName, maskPhone } from '@/server/domain/access/mask';
import type { Contact } from '@/server/domain/order/contact';
import type { OrderDocument } from '@/server/domain/order/order-document';
import { compareSystems, type SystemColumn } from '@/server/domain/order/system-words';
import type { Rule } from '@/server/domain/rule/rule';
import type { Instant } from '@/server/domain/shared/instant';
import { readContact } from '@/server/store/contact';
import type { Context } from '@/server/store/context';
import { readFactsOfOrder } from '@/server/store/fact';
import { listNotes, type NoteRow } from '@/server/store/note';
import { readOrderById } from '@/server/store/order';
import { readRules } from '@/server/store/rule';
import { readShareLinks, type ShareLink } from '@/server/store/share-link';
import {
  listDeadlines,
  listNotices,
  listPromises,
  type NoticeListRow,
  type PromiseRow,
  type RunningDeadline,
} from '@/server/store/staff-reading';
import { readOrder } from '@/server/usecases/order/read-order';

/** Everything the console shows of one order. */
export interface OrderPage {
  kind: 'found';
  /** Moment that is looked at; null is now. */
  asOf: Instant | null;
  readAt: Instant;
  document: OrderDocument;
  /** Masked; null when there is none. */
  contact: Contact | null;
  systems: SystemColumn[];
  deadlines: RunningDeadline[];
  rules: Pick<Rule, 'code' | 'name'>[];
  notices: NoticeListRow[];
  promises: PromiseRow[];
  notes: NoteRow[];
  links: ShareLink[];
}

export type OrderPageOutcome = OrderPage | { kind: 'missing' };

const NOTICES_SHOWN = 100;

/**
 * One order with every system's word on it (R0-20). With `asOf`, document and systems are those of that moment; notes,
 * notices and links are always of now. The contact is masked: showing it is a use case of its own.
 */
export async function readOrderPage(ctx: Context, input: { id: string; asOf?: Instant }): Promise<OrderPageOutcome> {
  const row = await readOrderById(ctx.db, input.id);
  if (!row?.doc) return { kind: 'missing' };
  const document = input.asOf === undefined ? row.doc : await documentAsOf(ctx, row, input.asOf);
  if (!document) return { kind: 'missing' };
  const [facts, contact, deadlines, rules, notices, promises, notes, links] = await Promise.all([
    readFactsOfOrder(ctx.db, row.id),
    readContact(ctx.db, row.id),
    listDeadlines(ctx.db, row.id),
    readRules(ctx.db),
    listNotices(ctx.db, { orderId: row.id, limit: NOTICES_SHOWN }),
    listPromises(ctx.db, row.id),
    listNotes(ctx.db, row.id),
    readShareLinks(ctx.db, row.id),
  ]);
  const known = facts.filter((fact) => input.asOf === undefined || fact.receivedAt <= input.asOf);
  return {
    kind: 'found',
    asOf: input.asOf ?? null,
    readAt: ctx.now(),
    document,
    contact: contact && maskContact(contact),
    systems: compareSystems(known, document.state),
    deadlines: input.asOf === undefined ? deadlines : [],
    rules: rules.map(({ code, name }) => ({ code, name })),
    notices,
    promises,
    notes,
    links,
  };
}

async function documentAsOf(ctx: Context, row: { shop: string; orderNo: string }, asOf: Instant): Promise<OrderDocument | null> {
  const past = await readOrder(ctx, { orderNo: row.orderNo, shop: row.shop, asOf });
  return past.kind === 'found' ? past.document : null;
}

function maskContact(contact: Contact): Contact {
  return {
    ...(contact.name && { name: maskName(contact.name) }),
    ...(contact.phone && { phone: maskPhone(contact.phone) }),
    ...(contact.email && { email: maskEmail(contact.email) }),
    ...(contact.address && { address: '•••' }),
  };
}
