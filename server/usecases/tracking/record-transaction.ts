import type { OrderDocument } from '@/server/domain/order/order-document';
import type { Instant } from '@/server/domain/shared/instant';
import { type Fact, orderSubject, type Subject, shipmentSubject } from '@/server/domain/tracking/fact';
import { newId, newToken } from '@/server/platform/ids';
import { writeContacts } from '@/server/store/contact';
import { answered, type Context } from '@/server/store/context';
import { type FactRow, readFactsForFold } from '@/server/store/fact';
import { ensureOrders, type LockedOrder, lockOrders, readDocuments } from '@/server/store/order';
import { linkShipments, lockShipments, splitShipmentKey } from '@/server/store/shipment';
import { keepAppliedAddresses } from '../action/keep-applied-addresses';
import { diffSnapshot } from './diff-snapshot';
import { type FoldedDocument, foldDocument } from './fold-document';
import { loadKnowledge } from './load-knowledge';
import { identityOf, type PreparedFact } from './prepare-batch';
import type { NewOrder, Snapshot } from './record-batch';
import { revisionOf } from './revision-of';
import { writeFolded } from './write-folded';

/** What one transaction records: the prepared items of one or many batches. */
export interface RecordWork {
  facts: PreparedFact[];
  contacts: { order: PreparedFact; source: NewOrder }[];
  snapshots: (Snapshot & { key: string; told: ReadonlySet<string> })[];
  /** Orders to fold anew although nothing new was said: time, a rule or the ETA model moved on. */
  refold: readonly string[];
  now: Instant;
}

/** Per fact, in the order of the work: whether it was new and which order it touched. */
export interface Recorded {
  isNew: boolean;
  orderId: string | null;
}

/** Length of a parcel code: base58, 64 bits; it opens tier 0 only. */
const CODE_LENGTH = 11;

/**
 * The record step inside its transaction: lock shipments, then orders; link them; append what is new; fold each touched
 * order from all its facts; save read models, deadlines and notices; say once where to look. Everything holds for many
 * orders in a fixed number of statements; those that write wait for none of each other. `beside` writes what else is to
 * commit with the facts.
 */
export async function recordInTransaction(
  tx: Context,
  work: RecordWork,
  beside: (recorded: Recorded[]) => Promise<void> = async () => undefined,
): Promise<Recorded[]> {
  const shipmentKeys = namedShipments(work);
  await lockShipments(tx.db, shipmentKeys);
  const orders = await findOrders(tx, work, shipmentKeys);
  const links = await linkShipments(tx.db, namedLinks(work.facts, orders.byName));
  const subjects = [...shipmentKeys.map(shipmentSubject), ...orders.rows.map((o) => orderSubject(o.id))];
  const log = new Log(
    await readFactsForFold(
      tx.db,
      subjects,
      orders.rows.map((o) => o.id),
    ),
  );

  const recorded = work.facts.map((item): Recorded => {
    const order = item.order ? (orders.byName.get(nameKey(item.order)) ?? null) : null;
    const subject = item.isAboutShipment ? shipmentSubject(item.shipmentKey!) : orderSubject(order!.id);
    return { isNew: log.append({ subject, ...item.body }), orderId: order?.id ?? null };
  });
  for (const link of links) if (!isToldByOrder(link, work)) log.append(linkFact(link, work));
  for (const snapshot of work.snapshots) {
    const subject = shipmentSubject(snapshot.key);
    for (const mark of diffSnapshot({ source: snapshot.source, known: log.factsOf(subject), told: snapshot.told, now: work.now }))
      log.append({ subject, ...mark });
  }
  await followNextLegs(tx, log, orders.rows);

  const folded = await foldTouched(tx, log, orders.rows, work);
  for (const { closing } of folded) for (const fact of closing) log.append(fact);
  const headers = work.contacts.flatMap(({ order, source }) => {
    const row = orders.byName.get(nameKey(order.order!));
    return row ? [{ orderId: row.id, contact: source.contact }] : [];
  });
  const isMoved = (id: string) => log.factsOf(orderSubject(id)).some((fact) => fact.code === 'address.acknowledged');
  const contacts = await keepAppliedAddresses(tx, [...new Map(headers.map((h) => [h.orderId, h])).values()], isMoved);
  await answered([
    ...(await writeFolded(tx, { facts: log.added, folded, now: work.now })),
    writeContacts(tx.db, contacts),
    beside(recorded),
  ]);
  return recorded;
}

/** What is known already: the same revision of a fact; a stall opens once, whatever a second sweeper that met its order says of it. */
function keyOf(fact: Fact, revision: string): string {
  return `${fact.subject}|${fact.identity}|${fact.code === 'stall.opened' ? '' : revision}`;
}

/** The facts at hand, by subject, and those that this transaction adds. */
class Log {
  readonly added: FactRow[] = [];
  readonly touched = new Set<Subject>();
  private readonly bySubject = new Map<Subject, Fact[]>();
  private readonly seen = new Set<string>();
  private readonly news = new Set<Fact>();

  constructor(known: readonly FactRow[]) {
    this.addKnown(known);
  }

  addKnown(known: readonly FactRow[]): void {
    for (const { fact, revision } of known) {
      const key = keyOf(fact, revision);
      if (this.seen.has(key)) continue;
      this.seen.add(key);
      this.hold(fact);
    }
  }

  /** Appends unless the same revision is there; answers whether it was new. */
  append(fact: Fact): boolean {
    const revision = revisionOf(fact);
    const key = keyOf(fact, revision);
    if (this.seen.has(key)) return false;
    this.seen.add(key);
    this.added.push({ fact, revision });
    this.touched.add(fact.subject);
    this.news.add(fact);
    this.hold(fact);
    return true;
  }

  isNew = (fact: Fact): boolean => this.news.has(fact);

  factsOf(subject: Subject): readonly Fact[] {
    return this.bySubject.get(subject) ?? [];
  }

  private hold(fact: Fact): void {
    const held = this.bySubject.get(fact.subject);
    if (held) held.push(fact);
    else this.bySubject.set(fact.subject, [fact]);
  }
}

interface FoundOrders {
  rows: LockedOrder[];
  byName: Map<string, LockedOrder>;
}

function nameKey(name: { shop: string; orderKey: string }): string {
  return `${name.shop}\n${name.orderKey}`;
}

function namedShipments(work: RecordWork): string[] {
  const keys = new Set<string>(work.snapshots.map((s) => s.key));
  for (const fact of work.facts) {
    if (fact.shipmentKey) keys.add(fact.shipmentKey);
    const next = fact.body.data?.next;
    if (next) keys.add(`${next.carrier}/${next.trackingNo}`);
  }
  return [...keys];
}

/** Locks the orders that are named or served by a named shipment; makes those nobody has named before. */
async function findOrders(tx: Context, work: RecordWork, shipmentKeys: readonly string[]): Promise<FoundOrders> {
  const names = new Map<string, { shop: string; orderNo: string; orderKey: string; placedAt: Instant }>();
  for (const fact of work.facts) {
    if (!fact.order) continue;
    const key = nameKey(fact.order);
    const held = names.get(key);
    names.set(key, { ...fact.order, placedAt: Math.min(held?.placedAt ?? fact.body.occurredAt, fact.body.occurredAt) });
  }
  const wanted = { names: [...names.values()], ids: work.refold, shipmentKeys };
  let rows = await lockOrders(tx.db, wanted);
  const found = new Set(rows.map(nameKey));
  const missing = [...names.values()].filter((n) => !found.has(nameKey(n)));
  if (missing.length > 0) {
    await ensureOrders(
      tx.db,
      missing.map((n) => ({ ...n, id: newId(work.now), code: newToken(CODE_LENGTH) })),
    );
    rows = await lockOrders(tx.db, wanted);
  }
  return { rows, byName: new Map(rows.map((row) => [nameKey(row), row])) };
}

function namedLinks(facts: readonly PreparedFact[], byName: ReadonlyMap<string, LockedOrder>): { key: string; orderId: string }[] {
  const pairs = new Map<string, { key: string; orderId: string }>();
  for (const fact of facts) {
    if (!fact.order || !fact.shipmentKey) continue;
    const orderId = byName.get(nameKey(fact.order))!.id;
    pairs.set(`${fact.shipmentKey}|${orderId}`, { key: fact.shipmentKey, orderId });
  }
  return [...pairs.values()];
}

/** An order fact that carries the shipment says the link itself. */
function isToldByOrder(link: { key: string }, work: RecordWork): boolean {
  return work.facts.some((f) => f.shipmentKey === link.key && f.order !== null && !f.isAboutShipment);
}

/** The log says which shipment an order has, also when only a scan named both. */
function linkFact(link: { key: string; orderId: string }, work: RecordWork): Fact {
  const first = work.facts.find((f) => f.shipmentKey === link.key && f.order !== null)!;
  return {
    subject: orderSubject(link.orderId),
    source: first.body.source,
    sourceKind: first.body.sourceKind,
    identity: identityOf('daona', `link|${link.key}`),
    code: 'shipment.linked',
    occurredAt: first.body.occurredAt,
    precision: first.body.precision,
    receivedAt: work.now,
    classifier: 'actual',
    ordinal: 0,
    data: { shipment: splitShipmentKey(link.key) },
    ...(first.body.history ? { history: true } : {}),
  };
}

/** A shipment may go on as another (return leg, corrected carrier): the orders of the one are linked to the other. */
async function followNextLegs(tx: Context, log: Log, rows: readonly LockedOrder[]): Promise<void> {
  const pairs: { key: string; orderId: string }[] = [];
  for (const row of rows) {
    for (const key of shipmentsOf(log, row)) {
      for (const fact of log.factsOf(shipmentSubject(key))) {
        const next = fact.data?.next;
        if (next) pairs.push({ key: `${next.carrier}/${next.trackingNo}`, orderId: row.id });
      }
    }
  }
  if (pairs.length === 0) return;
  await lockShipments(
    tx.db,
    pairs.map((p) => p.key),
  );
  await linkShipments(tx.db, pairs);
  log.addKnown(
    await readFactsForFold(
      tx.db,
      pairs.map((p) => shipmentSubject(p.key)),
      [],
    ),
  );
}

/** Keys of the shipments that the order's own facts name. */
function shipmentsOf(log: Log, row: LockedOrder): Set<string> {
  const keys = new Set<string>();
  for (const { data } of log.factsOf(orderSubject(row.id)))
    if (data?.shipment) keys.add(`${data.shipment.carrier}/${data.shipment.trackingNo}`);
  return keys;
}

/** Folds every order that something new concerns, and those that are to be folded anew if that changes them. */
async function foldTouched(tx: Context, log: Log, rows: readonly LockedOrder[], work: RecordWork): Promise<FoldedDocument[]> {
  if (log.touched.size === 0 && work.refold.length === 0) return [];
  const knowledgeOf = await loadKnowledge(tx);
  const again = new Set(work.refold);
  const documents = await readDocuments(tx.db, work.refold);
  const out: FoldedDocument[] = [];
  for (const row of rows) {
    const facts = factsOfOrder(log, row);
    const isTouched = facts.some(log.isNew);
    if (!isTouched && !again.has(row.id)) continue;
    const folded = foldDocument(row, facts, log.isNew, knowledgeOf(row.shop), work.now);
    if (isTouched || isAnother(documents.get(row.id) ?? null, folded.document)) out.push(folded);
  }
  return out;
}

/** Whether two documents say different things; version and time of making say nothing. */
function isAnother(before: OrderDocument | null, after: OrderDocument): boolean {
  return (
    before === null || JSON.stringify({ ...before, version: 0, updatedAt: 0 }) !== JSON.stringify({ ...after, version: 0, updatedAt: 0 })
  );
}

function factsOfOrder(log: Log, row: LockedOrder): Fact[] {
  const own = log.factsOf(orderSubject(row.id));
  const facts = [...own];
  const seen = new Set<string>();
  const queue = [...shipmentsOf(log, row)];
  for (let key = queue.shift(); key !== undefined; key = queue.shift()) {
    if (seen.has(key)) continue;
    seen.add(key);
    for (const fact of log.factsOf(shipmentSubject(key))) {
      facts.push(fact);
      if (fact.data?.next) queue.push(`${fact.data.next.carrier}/${fact.data.next.trackingNo}`);
    }
  }
  return facts;
}
