import type { CalendarBook, WorkCalendar } from '@/server/domain/calendar/calendar-book';
import { CHINA_HOLIDAYS } from '@/server/domain/calendar/china-holidays';
import type { WorkingWindow } from '@/server/domain/calendar/working-time';
import { EMPTY_ETA_MODEL } from '@/server/domain/eta/eta-model';
import { DEFAULT_COMBINATIONS } from '@/server/domain/order/combination';
import { computeDeadlines } from '@/server/domain/rule/compute-deadlines';
import { DEFAULT_RULES } from '@/server/domain/rule/default-rules';
import type { Rule } from '@/server/domain/rule/rule';
import { foldStalls } from '@/server/domain/stall/fold-stalls';
import { reachedStalls } from '@/server/domain/stall/reached-stall';
import type { Stall } from '@/server/domain/stall/stall';
import { openedKey, stallKey } from '@/server/domain/stall/stall-key';
import type { Fact, SourceKind } from '@/server/domain/tracking/fact';
import { type FoldedDocument, foldDocument, type Knowledge } from '@/server/usecases/tracking/fold-document';
import type { Random } from '../convergence/random-tellings';
import type { InForce, OracleOrder } from './minute-oracle';
import { MINUTE } from './slow-clock';

const HOUR = 60 * MINUTE;
const ZONES = ['Asia/Shanghai', 'Asia/Kathmandu', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'UTC'];
/** Holidays, worked Sundays, and the days on which clocks change in Berlin, New York and on Lord Howe. */
const BEGINNINGS = [
  '2026-02-11',
  '2026-03-05',
  '2026-03-26',
  '2026-04-02',
  '2026-04-29',
  '2026-09-18',
  '2026-09-30',
  '2026-10-23',
  '2026-10-30',
];
const SHIPMENT = { carrier: 'sf', trackingNo: 'SF1' };

/** One order with the rules and calendars it is watched by. */
export interface GeneratedCase {
  order: OracleOrder;
  inForce: InForce[];
  from: number;
  until: number;
}

const whole = (random: Random, from: number, to: number) => from + Math.floor(random() * (to - from + 1));
const one = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)]!;

function weekOf(random: Random): WorkingWindow[][] {
  const day = (): WorkingWindow[] => {
    const kind = random();
    if (kind < 0.2) return [];
    if (kind < 0.3) return [{ fromMin: 0, toMin: 1440 }];
    const fromMin = whole(random, 0, 16) * 30;
    const toMin = fromMin + whole(random, 2, 12) * 30;
    const evening = random() < 0.3 ? [{ fromMin: Math.min(1410, toMin + 60), toMin: 1440 }] : [];
    return [{ fromMin, toMin }, ...evening];
  };
  const week = Array.from({ length: 7 }, day);
  return week.some((windows) => windows.length > 0) ? week : [[], [{ fromMin: 540, toMin: 1080 }], [], [], [], [], []];
}

function bookOf(random: Random, day: string): CalendarBook {
  const exception = () => one(random, [{}, {}, {}, { closed: [day] }, { worked: [day] }]);
  const calendar = (): WorkCalendar => ({
    week: weekOf(random),
    country: random() < 0.7 ? 'CN' : null,
    ...(random() < 0.7 ? { timeZone: one(random, ZONES) } : {}),
    ...exception(),
  });
  const calendars = { business: calendar(), service: calendar(), other: calendar() };
  const codes = [...Object.keys(calendars), 'around_the_clock'];
  const parties = Object.fromEntries(
    ['warehouse', 'warehouse:SH1', 'carrier', 'carrier:sf', 'service', 'customer'].map((p) => [p, one(random, codes)]),
  );
  return { calendars, holidays: { CN: CHINA_HOLIDAYS }, parties };
}

function rulesOf(random: Random): Rule[] {
  return Object.entries(DEFAULT_RULES).map(([code, body]): Rule => {
    const pace = one(random, [0.2, 0.5, 1, 1]);
    return {
      ...body,
      code,
      version: 1,
      enabled: random() < 0.95,
      calendar: one(random, ['party', 'party', 'business', 'other', 'around_the_clock']),
      holidayFactor: one(random, [1, 1.5, 2]),
      rungs: body.rungs.map((rung) => ({
        ...rung,
        afterMin: rung.afterMin > 0 ? Math.max(5, Math.round(rung.afterMin * pace)) : rung.afterMin,
      })),
    };
  });
}

const STEPS: { code: string; by: SourceKind; isScan?: boolean }[] = [
  { code: 'allocated', by: 'wms' },
  { code: 'picking', by: 'wms' },
  { code: 'shipped', by: 'wms' },
  { code: 'picked_up', by: 'carrier', isScan: true },
  { code: 'in_transit', by: 'carrier', isScan: true },
  { code: 'in_transit.departed', by: 'carrier', isScan: true },
  { code: 'out_for_delivery', by: 'carrier', isScan: true },
  { code: 'attempt_failed', by: 'carrier', isScan: true },
  { code: 'available_for_pickup', by: 'carrier', isScan: true },
  { code: 'delivered', by: 'carrier', isScan: true },
];

/** Facts of one order: some steps left out, some told hours late or out of order, some clocks held by incidents. */
function factsOf(random: Random, from: number, until: number): Fact[] {
  const facts: Fact[] = [];
  const say = (code: string, by: SourceKind, occurredAt: number, more: Partial<Fact> = {}) => {
    const lateness = random() < 0.7 ? whole(random, 0, 3) * MINUTE : whole(random, 1, 30) * HOUR;
    const receivedAt = Math.ceil((occurredAt + lateness) / MINUTE) * MINUTE;
    if (receivedAt > until) return;
    facts.push({
      subject: 'o:1',
      source: by === 'carrier' ? 'sf' : by,
      sourceKind: by,
      identity: `${by}-${code}-${occurredAt}-${facts.length}`,
      code,
      occurredAt,
      precision: 'second',
      receivedAt,
      classifier: 'actual',
      ordinal: 0,
      ...more,
    });
  };
  let at = from;
  const promisedBy = random() < 0.4 ? from + whole(random, 20, 150) * HOUR : undefined;
  const header = {
    shop: 'main',
    orderNo: 'G1',
    type: one(random, ['normal', 'normal', 'presale', 'custom'] as const),
    placedAt: at,
    items: [{ sku: 'A', name: 'A', quantity: 1 }],
    destination: { country: one(random, ['CN', 'CN', 'US']) },
    ...(promisedBy === undefined ? {} : { promisedBy }),
  };
  say('order.placed', 'platform', at, { receivedAt: from, data: { header } });
  const next = () => {
    at += whole(random, 1, 40) ** 2 * 45_000 + whole(random, 0, 59) * 1_000;
    return at;
  };
  if (random() < 0.95) say('payment.confirmed', 'gateway', next());
  for (const { code, by, isScan } of STEPS) {
    if (at > until) break;
    if (random() < 0.3) continue;
    const link =
      code === 'shipped' ? { data: { shipment: SHIPMENT } } : code === 'allocated' && random() < 0.5 ? { data: { warehouse: 'SH1' } } : {};
    say(code, by, next(), isScan ? { subject: 't:sf/SF1' } : link);
  }
  for (const step of ['warehouse_accept', 'pick_start', 'carrier_collect', 'movement'] as const) {
    if (random() > 0.25) continue;
    const since = from + whole(random, 1, 5_000) * MINUTE + whole(random, 0, 59) * 1_000;
    const incident = { id: step, kind: 'common_cause' as const, since, step };
    say('incident.joined', 'portal', since, { data: { incident }, receivedAt: Math.ceil(since / MINUTE) * MINUTE });
    const left = since + whole(random, 5, 2_000) * MINUTE;
    if (random() < 0.8) say('incident.left', 'portal', left, { data: { incident }, receivedAt: Math.ceil(left / MINUTE) * MINUTE });
  }
  return heardWithOrder(facts);
}

/** An order is there with its first word of its own: scans wait for it, and no incident takes it before. */
function heardWithOrder(facts: readonly Fact[]): Fact[] {
  const own = facts.filter((fact) => fact.subject.startsWith('o:') && fact.sourceKind !== 'portal');
  const first = Math.min(...own.map((fact) => fact.receivedAt));
  return facts
    .filter((fact) => first < Number.POSITIVE_INFINITY && (fact.receivedAt >= first || fact.sourceKind !== 'portal'))
    .map((fact) => (fact.receivedAt < first ? { ...fact, receivedAt: first } : fact));
}

/** A case made from chance alone; the same chance makes the same case. */
export function generateCase(random: Random): GeneratedCase {
  const day = one(random, BEGINNINGS);
  const from = Date.parse(`${day}T00:00:00Z`) + whole(random, 0, 1_439) * MINUTE;
  const until = from + whole(random, 1, 6) * 24 * HOUR;
  const facts = factsOf(random, from, until);
  const timeZone = one(random, ZONES);
  const inForce = [{ from, rules: rulesOf(random), calendars: bookOf(random, day) }];
  if (random() < 0.3)
    inForce.push({ from: from + whole(random, 60, 4_000) * MINUTE, rules: inForce[0]!.rules, calendars: bookOf(random, day) });
  return { order: { shop: 'main', orderNo: 'G1', timeZone, facts }, inForce, from, until };
}

const NAME = { id: '1', shop: 'main', orderNo: 'G1', code: 'g1', version: 0 };

/** What the product makes of a case: folds at every arrival, waits for the row that is due next, and opens what the sweep would. */
export function liveCase({ order, inForce, from, until }: GeneratedCase): Stall[] {
  const log: Fact[] = [];
  let folded: FoldedDocument | null = null;
  let eta: FoldedDocument['document']['eta'] = null;
  let dueAt = Number.POSITIVE_INFINITY;
  const fold = (now: number, arrived: readonly Fact[], watch: InForce) => {
    const knowledge: Knowledge = {
      ...watch,
      timeZone: order.timeZone,
      combinations: DEFAULT_COMBINATIONS,
      conflictsOff: new Set(),
      model: EMPTY_ETA_MODEL,
    };
    log.push(...arrived);
    folded = foldDocument(NAME, log, (fact) => arrived.includes(fact), knowledge, now);
    log.push(...folded.closing);
    eta = folded.document.eta;
    dueAt = Math.min(Number.POSITIVE_INFINITY, ...folded.deadlines.map((d) => d.dueAt));
  };
  /** As the job does that follows a change, and the sweep with a row that is due no more: only rows are written anew. */
  const rewrite = (now: number, watch: InForce) => {
    if (!folded) return;
    const { state } = folded.document;
    const deadlines = computeDeadlines({ ...watch, state, eta, stalls: foldStalls(log), timeZone: order.timeZone, now });
    dueAt = Math.min(Number.POSITIVE_INFINITY, ...deadlines.map((d) => d.dueAt));
  };
  const sweep = (now: number, watch: InForce) => {
    if (!folded || dueAt > now) return;
    const stalls = foldStalls(log);
    const input = { ...watch, state: folded.document.state, eta, stalls, timeZone: order.timeZone, now };
    const reached = reachedStalls(input, order.timeZone);
    if (reached.length === 0) return rewrite(now, watch);
    const facts = reached.map((stall): Fact => {
      const { openedAt, closedAt: _, ...told } = stall;
      const times = stalls.filter((s) => stallKey(s) === stallKey(stall)).length;
      return {
        ...PORTAL,
        identity: openedKey(stall, times),
        code: 'stall.opened',
        occurredAt: openedAt,
        receivedAt: now,
        data: { stall: told },
      };
    });
    fold(now, facts, watch);
  };
  const arrivals = [...new Set([...order.facts.map((f) => f.receivedAt), ...inForce.map((f) => f.from)])].sort((a, b) => a - b);
  for (let now = from; now <= until; ) {
    const watch = inForce.findLast((w) => w.from <= now) ?? inForce[0]!;
    const arrived = order.facts.filter((fact) => fact.receivedAt === now);
    if (arrived.length > 0) fold(now, arrived, watch);
    else if (now !== from && inForce.some((w) => w.from === now)) rewrite(now, watch);
    sweep(now, watch);
    const next = arrivals.find((at) => at > now) ?? Number.POSITIVE_INFINITY;
    now = Math.min(next, Math.max(now + MINUTE, Math.ceil(dueAt / MINUTE) * MINUTE));
  }
  return foldStalls(log);
}

const PORTAL = {
  subject: 'o:1',
  source: 'daona',
  sourceKind: 'portal',
  precision: 'second',
  classifier: 'actual',
  ordinal: 0,
} as const;
