import { expect, it } from 'vitest';
import { DEFAULT_CALENDARS } from '@/server/domain/calendar/calendar-book';
import { EMPTY_ETA_MODEL } from '@/server/domain/eta/eta-model';
import { toldBefore } from '@/server/domain/eta/explain-change';
import { DEFAULT_COMBINATIONS } from '@/server/domain/order/combination';
import type { OrderDocument } from '@/server/domain/order/order-document';
import { DEFAULT_RULES } from '@/server/domain/rule/default-rules';
import { DAY, HOUR, type Instant } from '@/server/domain/shared/instant';
import { foldStalls } from '@/server/domain/stall/fold-stalls';
import type { Fact } from '@/server/domain/tracking/fact';
import { openingFact } from '@/server/usecases/stall/opening-fact';
import { dueStalls } from '@/server/usecases/stall/watch-order';
import { foldDocument, type Knowledge } from '@/server/usecases/tracking/fold-document';
import { foldOpening } from '@/server/usecases/tracking/fold-opening';
import { prepareFact } from '@/server/usecases/tracking/prepare-batch';
import { at } from '../builders/fact';
import { CASES } from './all-cases';
import { type Random, seededRandom, shuffled } from './random-tellings';
import { SHOP } from './record-tellings';

const ORDER = { id: 'o1', shop: SHOP, orderNo: 'O1', code: 'code' };
const LIVES = 6;
const timeZone = 'Asia/Shanghai';
const rules = Object.entries(DEFAULT_RULES).map(([code, body]) => ({ ...body, code, version: 1, enabled: true }));
const knowledge: Knowledge = {
  ...{ rules, timeZone, combinations: DEFAULT_COMBINATIONS, conflictsOff: new Set() },
  ...{ model: EMPTY_ETA_MODEL, calendars: DEFAULT_CALENDARS },
};

/** An order told piece by piece over weeks, with its stalls opened on the way; answers how many openings were folded in. */
function live(facts: readonly Fact[], random: Random): { alike: number; asked: number } {
  let [alike, asked, now]: [number, number, Instant] = [0, 0, at(0)];
  const log: Fact[] = [];
  const ahead = shuffled(facts, random);
  let document: OrderDocument | null = null;
  while (ahead.length > 0 || random() < 0.7) {
    const news = ahead.splice(0, Math.floor(random() * 4));
    log.push(...news);
    if (log.length === 0) continue;
    const folded = foldDocument({ ...ORDER, version: document?.version ?? 0 }, log, (fact) => news.includes(fact), knowledge, now);
    log.push(...folded.closing);
    // as it comes back from the database
    document = JSON.parse(JSON.stringify(folded.document)) as OrderDocument;
    now += Math.floor(random() ** 2 * 9 * DAY + HOUR);
    const stalls = foldStalls(log);
    const due = dueStalls({ ...ORDER, doc: document, timeZone, quiet: null }, stalls, { rules, calendars: DEFAULT_CALENDARS, now });
    if (due.length === 0) continue;
    asked += 1;
    const opened = due.map((stall): Fact => ({ subject: 'o:o1', ...prepareFact(openingFact(ORDER, stall, stalls), now, false).body }));
    const told = log.filter((fact) => fact.code?.startsWith('stall.'));
    const all = [...log, ...opened];
    const whole = foldDocument(
      { ...ORDER, version: document.version, told: toldBefore(document) },
      all,
      (fact) => opened.includes(fact),
      knowledge,
      now,
    );
    const onward = foldOpening({ ...ORDER, document, told, facts: opened }, knowledge, now);
    log.push(...opened, ...whole.closing);
    document = whole.document;
    if (!onward) continue;
    expect(JSON.stringify(onward)).toBe(JSON.stringify(whole));
    alike += 1;
  }
  return { alike, asked };
}

it('stalls that are folded into a document give the same bytes as all facts of the order folded anew', () => {
  const random = seededRandom(20_261_122);
  let [alike, asked] = [0, 0];
  for (const { facts } of CASES) {
    for (let i = 0; i < LIVES; i += 1) {
      const lived = live(facts, random);
      alike += lived.alike;
      asked += lived.asked;
    }
  }
  expect(asked).toBeGreaterThan(500);
  // where it cannot be told, the facts are folded: rarely
  expect(alike / asked).toBeGreaterThan(0.8);
});
