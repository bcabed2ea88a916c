import { shipmentKey } from '@/server/domain/tracking/carriers';
import { isNumber, isTimeOfOrders, NO_NUMBER, NO_TIME_OF_ORDERS } from '@/server/domain/tracking/recordable';
import { singleton } from '@/server/platform/singleton';
import type { Context } from '@/server/store/context';
import { inTransaction } from '@/server/store/context';
import { type RawOutcome, settleRawPayloads } from '@/server/store/raw-payload';
import { identityOf, isAboutShipment, type PreparedFact, prepareFact, prepareOrder } from './prepare-batch';
import type { NewFact, NewOrder, RecordAnswer, RecordBatch, RecordOutcome } from './record-batch';
import { type Recorded, type RecordWork, recordInTransaction } from './record-transaction';

/** Facts that one transaction takes at most; what is over waits for the next. */
const MOST_FACTS = 1_000;

interface Waiting {
  ctx: Context;
  work: RecordWork;
  verdict: ((recorded: Recorded[]) => RawOutcome) | undefined;
  resolve(recorded: Recorded[]): void;
  reject(error: unknown): void;
}

/** Batches that wait for the transaction before them to commit: together they cost one commit. */
interface Collector {
  waiting: Waiting[];
  running: number;
}

/** Transactions at once; a second one folds while the first one waits for the disk. */
const MOST_RUNNING = 2;

/**
 * Records a batch: append facts, fold each touched order, compute ETA and deadlines, save the read model, write the
 * notices that the change causes, all in one transaction. Batches that arrive while another is being recorded share
 * the next transaction. Answers per item; one bad item never spoils the batch. After it returns nothing is lost.
 * `verdict` says what became of the body that the batch was read from; it is committed with the facts.
 */
export async function recordFacts(ctx: Context, batch: RecordBatch, verdict?: (answer: RecordAnswer) => RawOutcome): Promise<RecordAnswer> {
  const now = ctx.now();
  const history = batch.history === true;
  const refusedOrders = batch.orders.map(orderRefusal);
  const refused = batch.facts.map(refusal);
  const sources = batch.orders.filter((_, i) => !refusedOrders[i]);
  const orders = sources.map((o) => prepareOrder(o, now, history));
  const facts = batch.facts.flatMap((f, i) => (refused[i] ? [] : [prepareFact(f, now, history)]));
  const work: RecordWork = {
    facts: [...orders, ...facts],
    contacts: sources.map((source, i) => ({ order: orders[i]!, source })),
    snapshots: (batch.snapshots ?? []).map((s) => {
      const key = shipmentKey(s.shipment.carrier, s.shipment.trackingNo);
      const told = batch.facts.filter((f) => f.reporter.source === s.source).map((f) => identityOf(s.source, f.identityKey));
      return { ...s, key, told: new Set(told) };
    }),
    refold: [],
    now,
  };
  const answer = (recorded: Recorded[]): RecordAnswer => {
    const outcomes = work.facts.map((item, i) => outcome(item, recorded[i]!));
    const [takenOrders, taken] = [outcomes.slice(0, orders.length), outcomes.slice(orders.length)];
    return {
      orders: refusedOrders.map((refusedAs) => refusedAs ?? takenOrders.shift()!),
      facts: refused.map((refusedAs) => refusedAs ?? taken.shift()!),
    };
  };
  if (work.facts.length + work.snapshots.length === 0) {
    if (verdict) await settleRawPayloads(ctx.db, [verdict(answer([]))]);
    return answer([]);
  }
  return answer(await collect(ctx, work, verdict && ((recorded) => verdict(answer(recorded)))));
}

/** Why an order cannot be recorded at all; null when it can. */
function orderRefusal({ header }: NewOrder): RecordOutcome | null {
  if (!isNumber(header.orderNo)) return { status: 'rejected', field: 'orderNo', reason: NO_NUMBER };
  if (!isTimeOfOrders(header.placedAt)) return { status: 'rejected', field: 'placedAt', reason: NO_TIME_OF_ORDERS };
  if (header.promisedBy !== undefined && !isTimeOfOrders(header.promisedBy))
    return { status: 'rejected', field: 'promisedBy', reason: NO_TIME_OF_ORDERS };
  return null;
}

/** Why an item cannot be recorded at all; null when it can. */
function refusal(fact: NewFact): RecordOutcome | null {
  if (!isTimeOfOrders(fact.occurredAt)) return { status: 'rejected', field: 'occurredAt', reason: NO_TIME_OF_ORDERS };
  if (fact.data?.expectedBy !== undefined && !isTimeOfOrders(fact.data.expectedBy))
    return { status: 'rejected', field: 'expectedBy', reason: NO_TIME_OF_ORDERS };
  if (fact.order && !isNumber(fact.order.orderNo)) return { status: 'rejected', field: 'orderNo', reason: NO_NUMBER };
  for (const shipment of [fact.shipment, fact.data?.next]) {
    if (shipment && !isNumber(shipment.carrier)) return { status: 'rejected', field: 'shipment.carrier', reason: NO_NUMBER };
    if (shipment && !isNumber(shipment.trackingNo)) return { status: 'rejected', field: 'shipment.trackingNo', reason: NO_NUMBER };
  }
  if (!fact.order && !fact.shipment)
    return { status: 'rejected', field: 'orderNo', reason: 'Name an order or a shipment: give orderNo with shop, or shipment.' };
  if (fact.code !== null && !fact.order && !isAboutShipment(fact))
    return { status: 'rejected', field: 'orderNo', reason: `The code ${fact.code} is about an order: give shop and orderNo.` };
  return null;
}

function outcome(item: PreparedFact, recorded: Recorded): RecordOutcome {
  const named = recorded.orderId ? { orderId: recorded.orderId } : {};
  if (!recorded.isNew) return { status: 'duplicate', ...named };
  return { status: item.body.code === null ? 'unmapped' : 'accepted', ...named };
}

function collect(ctx: Context, work: RecordWork, verdict: Waiting['verdict']): Promise<Recorded[]> {
  const collector = singleton<Collector>('record-collector', () => ({ waiting: [], running: 0 }));
  return new Promise((resolve, reject) => {
    collector.waiting.push({ ctx, work, verdict, resolve, reject });
    void drain(collector);
  });
}

async function drain(collector: Collector): Promise<void> {
  if (collector.running >= MOST_RUNNING) return;
  collector.running += 1;
  while (collector.waiting.length > 0) await recordTogether(takeTogether(collector));
  collector.running -= 1;
}

/** The batches that fit into one transaction; those with another clock than the first wait. */
function takeTogether(collector: Collector): Waiting[] {
  const taken: Waiting[] = [];
  let facts = 0;
  while (collector.waiting.length > 0) {
    const next = collector.waiting[0]!;
    if (taken.length > 0 && (facts + next.work.facts.length > MOST_FACTS || next.ctx.now !== taken[0]!.ctx.now)) break;
    facts += next.work.facts.length;
    taken.push(collector.waiting.shift()!);
  }
  return taken;
}

/** Records several batches in one transaction. When that fails, each is tried by itself, so that none spoils another. */
async function recordTogether(batches: Waiting[]): Promise<void> {
  const { ctx } = batches[0]!;
  try {
    const recorded = await inTransaction(ctx, (tx) =>
      recordInTransaction(tx, merge(batches.map((b) => b.work)), async (all) => {
        const answers = shareOut(all, batches);
        const verdicts = batches.flatMap(({ verdict }, i) => (verdict ? [verdict(answers[i]!)] : []));
        await settleRawPayloads(tx.db, verdicts);
      }),
    );
    const answers = shareOut(recorded, batches);
    batches.forEach((batch, i) => {
      batch.resolve(answers[i]!);
    });
  } catch (error) {
    if (batches.length === 1) batches[0]!.reject(error);
    else for (const batch of batches) await recordTogether([batch]);
  }
}

/** What was recorded of each batch. */
function shareOut(recorded: readonly Recorded[], batches: readonly Waiting[]): Recorded[][] {
  const left = [...recorded];
  return batches.map(({ work }) => left.splice(0, work.facts.length));
}

function merge(works: RecordWork[]): RecordWork {
  if (works.length === 1) return works[0]!;
  return {
    facts: works.flatMap((w) => w.facts),
    contacts: works.flatMap((w) => w.contacts),
    snapshots: works.flatMap((w) => w.snapshots),
    refold: [],
    now: Math.max(...works.map((w) => w.now)),
  };
}
