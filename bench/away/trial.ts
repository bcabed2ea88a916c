import type pg from 'pg';
import type { Asked, Bare } from '../chaos/stand-ins-process';
import type { BenchProcess } from '../process';
import type { Engine } from './engine';
import { addressOf, type Crowd, numbered } from './seed-away';

const MINUTE = 60_000;
/** Part of the messages over which the rate of draining is taken: what only comes to light a minute later is not the channel's rate. */
const MOST = 0.99;
/** Long enough for everything whose answer was lost. */
const AFTERMATH_MS = 45 * MINUTE;
const STEP = 200;

/** A way of being away, and of coming back. */
export interface Way {
  name: string;
  /** Channel that goes away; the other one is looked at beside it. */
  channel: Crowd['channel'];
  goAway(): Promise<unknown>;
  comeBack(): Promise<unknown>;
  /** Messages go out all the time, only their receipts are late. */
  isOnlyDeaf?: true;
}

export interface Outcome {
  name: string;
  due: number;
  /** Of them those whose orders went on while the provider was away. */
  moved: number;
  lost: number;
  doubled: number;
  /** Messages that told what was no longer so. */
  stale: number;
  /** Messages a second while what was due drained. */
  rate: number;
  /** Seconds that the other channel took for its messages alone, and beside the trouble. */
  otherAlone: number;
  otherBeside: number;
}

export interface Stage {
  db: pg.Client;
  engine: Engine;
  /** The provider of each channel, in a process of its own: one misbehaves, the other does not. */
  standIns: Readonly<Record<Crowd['channel'], BenchProcess>>;
  crowds: Readonly<Record<Crowd['channel'], Crowd>>;
  say(line: string): void;
}

export const askStandIns = <T = unknown>(standIns: BenchProcess, asked: Asked) => standIns.ask<T>(asked);

/** So much of a trial. */
export interface Size {
  due: number;
  moved: number;
  others: number;
  /** How long the provider is away. */
  awayMs: number;
  /** On a clock that runs as ours does. */
  isLive: boolean;
}

/**
 * One provider is away while so many of its messages fall due: beside it the other channel sends, some orders go on so that what was to
 * be told of them is stale, and when the provider is back everything drains. `nth` trials take customers of their own for orders that go on.
 */
export async function trial(stage: Stage, way: Way, size: Size, nth: number): Promise<Outcome> {
  const { db, engine, crowds, say } = stage;
  const crowd = crowds[way.channel];
  const other = crowds[way.channel === 'twilio_sms' ? 'wechat_template' : 'twilio_sms'];
  const isDeaf = way.isOnlyDeaf ?? false;
  const moved = isDeaf ? 0 : size.moved;
  const first = crowd.first + nth * size.moved;
  await beginAnew(stage);
  // the other channel's customers are those behind its own trials
  const otherFirst = other.first + other.count - size.others;

  const otherAlone = alone.get(other.channel) ?? (await timeAlone(stage, other, otherFirst, size.others));
  alone.set(other.channel, otherAlone);

  const begun = performance.now();
  const step = (what: string) => say(`${way.name}: ${what} after ${Math.round((performance.now() - begun) / 1000)} s`);
  say(`${way.name}: ${size.due.toLocaleString('en')} due`);
  await way.goAway();
  const awayUntil = engine.now() + size.awayMs;
  await owe(db, crowd, first, size.due, way.name, engine.now());
  const spend = (to: number) => (size.isLive ? engine.live(async () => engine.now() >= to) : engine.leap(to));
  if (!isDeaf) await spend(engine.now() + size.awayMs / 6);
  const before = await countTo(stage, other);
  await owe(db, other, otherFirst, size.others, `${way.name}, beside`, engine.now());
  const otherBeside = await timeUntil(stage, other, size.others + before);
  step('the other channel has told its own');
  const movedAt = engine.now();
  await goOn(stage, crowd, first, moved);
  if (isDeaf) await engine.live(async () => (await countTo(stage, crowd)) >= size.due);
  await spend(awayUntil);
  step('the provider comes back');
  const backAt = engine.now();
  await way.comeBack();
  if (!isDeaf) await engine.live(async () => (await open(db)) === 0 || engine.now() - backAt > size.due * 20 + 3 * MINUTE);
  step(`${await open(db)} still open, drained`);
  await engine.leap(engine.now() + AFTERMATH_MS);
  step('over');

  const came = (await askStandIns<Bare[]>(stage.standIns[crowd.channel], { ask: 'bare' })).filter(({ to }) =>
    to.startsWith(beginOf(crowd)),
  );
  const outcome = judge(crowd, { first, due: size.due, moved, movedAt }, came);
  const rate = rateOf(came.filter(({ at }) => at >= (isDeaf ? 0 : backAt)).map(({ at }) => at));
  const left = await open(db);
  if (left > 0) say(`${way.name}: ${left} messages are still open`);
  return { name: way.name, due: size.due, moved, ...outcome, rate, otherAlone, otherBeside };
}

/** Seconds that a channel takes for as many messages with nothing beside it: the same for every trial. */
const alone = new Map<Crowd['channel'], number>();

async function timeAlone(stage: Stage, crowd: Crowd, first: number, count: number): Promise<number> {
  await owe(stage.db, crowd, first, count, 'alone', stage.engine.now());
  const seconds = await timeUntil(stage, crowd, count);
  await beginAnew(stage);
  return seconds;
}

const beginOf = (crowd: Crowd) => addressOf(crowd, 0).slice(0, 5);

const countTo = ({ standIns }: Stage, crowd: Crowd) => askStandIns<number>(standIns[crowd.channel], { countTo: beginOf(crowd) });

/** Nobody has been told anything, and no channel rests. */
async function beginAnew({ db, standIns }: Stage): Promise<void> {
  await db.query('truncate notice, attempt, receipt, promise, channel_bucket');
  await db.query(`delete from setting where key like 'channel-pause:%'`);
  for (const one of Object.values(standIns)) await askStandIns(one, 'forget');
}

/** Owes so many customers of a crowd the news that their order was shipped. */
async function owe(db: pg.Client, { orderPrefix }: Crowd, first: number, count: number, cause: string, now: number): Promise<void> {
  await db.query(
    `insert into notice (id, order_id, cause, recipient, template, params, created_at, due_at)
     select gen_random_uuid(), id, $1, 'customer', 'milestone.shipped',
       json_build_object('at', $2::float8, 'carrier', 'usps', 'trackingNo', tracking_nos[1], 'nextUpdateAt', $2::float8 + 86400000), to_timestamp($2::float8 / 1000), to_timestamp($2::float8 / 1000)
     from orders where order_no between $3 and $4`,
    [cause, now, numbered(orderPrefix, first), numbered(orderPrefix, first + count - 1)],
  );
}

/** Some orders are out for delivery by now: what was to be told of them is stale. */
async function goOn({ engine }: Stage, { orderPrefix, trackingPrefix }: Crowd, first: number, count: number): Promise<void> {
  const { recordPostedEvents } = await import('../../server/usecases/source/record-posted-events');
  const { postedEvent } = await import('../../server/domain/intake/event-schema');
  const { TEMPLATE, TEMPLATE_SHOP } = await import('../seed');
  const occurredAt = new Date(engine.now() - 1_000).toISOString();
  for (let from = first; from < first + count; from += STEP) {
    const numbers = Array.from({ length: Math.min(STEP, first + count - from) }, (_, n) => from + n);
    const events = numbers.map((k) => ({
      shop: TEMPLATE_SHOP,
      orderNo: numbered(orderPrefix, k),
      source: TEMPLATE.carrier,
      code: 'out_for_delivery',
      occurredAt,
      shipment: { carrier: TEMPLATE.carrier, trackingNo: numbered(trackingPrefix, k) },
    }));
    await recordPostedEvents(engine.ctx, { events: events.map((event) => postedEvent.parse(event)) });
  }
}

/** Seconds of our clock until a crowd has so many messages. */
async function timeUntil(stage: Stage, crowd: Crowd, count: number): Promise<number> {
  const begun = performance.now();
  await stage.engine.live(async () => {
    if (performance.now() - begun > 600_000) throw new Error('the other channel came to a stop');
    return (await countTo(stage, crowd)) >= count;
  });
  return (performance.now() - begun) / 1000;
}

async function open(db: pg.Client): Promise<number> {
  const { rows } = await db.query(
    `select count(*)::int as count from notice where recipient = 'customer' and state in ('pending', 'sending', 'unknown', 'draft')`,
  );
  return rows[0].count;
}

interface Owed {
  first: number;
  due: number;
  moved: number;
  movedAt: number;
}

/** What a provider took before the order went on, and never said so, was true when it came. */
function judge(crowd: Crowd, { first, due, moved, movedAt }: Owed, came: readonly Bare[]) {
  const byAddress = new Map<string, Bare[]>();
  for (const one of came) byAddress.set(one.to, [...(byAddress.get(one.to) ?? []), one]);
  let [lost, doubled, stale] = [0, 0, 0];
  for (let k = first; k < first + due; k += 1) {
    const isMoved = k < first + moved;
    const own = (byAddress.get(addressOf(crowd, k)) ?? []).filter(({ at }) => !isMoved || at >= movedAt);
    if (own.length === 0) lost += 1;
    doubled += Math.max(0, own.length - 1);
    stale += own.filter(({ text }) => isMoved !== /out for delivery|派送|派件/i.test(text)).length;
  }
  return { lost, doubled, stale };
}

/** Messages a second over all but the last of them. */
function rateOf(moments: readonly number[]): number {
  const inOrder = [...moments].sort((a, b) => a - b);
  const last = Math.floor((inOrder.length - 1) * MOST);
  return last < 1 ? 0 : (last / (inOrder[last]! - inOrder[0]!)) * 1000;
}
