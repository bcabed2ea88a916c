import { maskEmail, maskName, maskPhone } from '@/server/domain/access/mask';
import type { Contact } from '@/server/domain/order/contact';
import type { OrderDocument } from '@/server/domain/order/order-document';
import { compareSystems, type SystemColumn } from '@/server/domain/order/system-words';
import type { Rule } from '@/server/domain/rule/rule';
import type { Instant } from '@/server/domain/shared/instant';
import type { Context } from '@/server/store/context';
import { readFactsOfOrder } from '@/server/store/fact';
import { listNotes, type NoteRow } from '@/server/store/note';
import type { PromiseLine } from '@/server/store/promise-list';
import { readRules } from '@/server/store/rule';
import { readShareLinks, type ShareLink } from '@/server/store/share-link';
import { listDeadlines, listNotices, type NoticeListRow, type RunningDeadline, readActorNames } from '@/server/store/staff-reading';
import { readOrderOfId } from '@/server/usecases/order/read-order';
import { linksAsOf, notesAsOf, noticesAsOf, promisesAsOf } from '@/server/usecases/order/rows-as-of';
import { readPromisesOf } from '@/server/usecases/promise/read-promises';

/** Everything the console shows of one order. */
export interface OrderPage {
  kind: 'found';
  /** Moment that is looked at; null is now. */
  asOf: Instant | null;
  readAt: Instant;
  document: OrderDocument;
  /** Zone in which the shop's customers read times. */
  timeZone: string;
  /** Masked; null when there is none. */
  contact: Contact | null;
  systems: SystemColumn[];
  deadlines: RunningDeadline[];
  rules: Pick<Rule, 'code' | 'name'>[];
  notices: NoticeListRow[];
  promises: PromiseLine[];
  notes: NoteRow[];
  links: ShareLink[];
}

export type OrderPageOutcome = OrderPage | { kind: 'missing' };

const NOTICES_SHOWN = 100;

/**
 * One order with every system's word on it (R0-20). With `asOf`, everything is as it stood at that moment, but for how
 * often links were opened and the contact, which are only known of now. The contact is masked: showing it is a use case of its own.
 */
export async function readOrderPage(ctx: Context, input: { id: string; asOf?: Instant }): Promise<OrderPageOutcome> {
  const read = await readOrderOfId(ctx, input);
  if (read.kind !== 'found') return { kind: 'missing' };
  const { document, contact } = read;
  const { id } = input;
  const [facts, deadlines, rules, notices, promises, notes, links] = await Promise.all([
    readFactsOfOrder(ctx.db, id),
    listDeadlines(ctx.db, id),
    readRules(ctx.db),
    listNotices(ctx.db, { orderId: id, limit: NOTICES_SHOWN }),
    readPromisesOf(ctx, { orderId: id }),
    listNotes(ctx.db, id),
    readShareLinks(ctx.db, id),
  ]);
  const at = input.asOf;
  const names = await readActorNames(ctx.db, [...new Set(facts.flatMap((fact) => fact.data?.by ?? []))]);
  const known = facts.filter((fact) => at === undefined || fact.receivedAt <= at);
  return {
    kind: 'found',
    asOf: input.asOf ?? null,
    readAt: ctx.now(),
    document: withNames(document, names),
    timeZone: read.timeZone,
    contact: contact && maskContact(contact),
    systems: compareSystems(known, document.state).map((system) => ({ ...system, words: system.words.map((w) => named(w, names)) })),
    deadlines: read.deadlines ?? deadlines,
    rules: rules.map(({ code, name }) => ({ code, name })),
    notices: at === undefined ? notices : noticesAsOf(notices, at),
    promises: at === undefined ? promises : promisesAsOf(promises, at),
    notes: at === undefined ? notes : notesAsOf(notes, at),
    links: at === undefined ? links : linksAsOf(links, at),
  };
}

/** People by their names, where the log holds their ids only. */
function withNames(document: OrderDocument, names: ReadonlyMap<string, string>): OrderDocument {
  if (names.size === 0) return document;
  return { ...document, state: { ...document.state, timeline: document.state.timeline.map((line) => named(line, names)) } };
}

function named<T extends { by?: string }>(line: T, names: ReadonlyMap<string, string>): T {
  const name = line.by === undefined ? undefined : names.get(line.by);
  return name === undefined ? line : { ...line, by: name };
}

function maskContact(contact: Contact): Contact {
  return {
    ...(contact.name && { name: maskName(contact.name) }),
    ...(contact.phone && { phone: maskPhone(contact.phone) }),
    ...(contact.email && { email: maskEmail(contact.email) }),
    ...(contact.address && { address: '•••' }),
  };
}
