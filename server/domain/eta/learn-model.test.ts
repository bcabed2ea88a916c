import { describe, expect, it } from 'vitest';
import { journeyDone, journeyPlaced, marketplace, twoLanes } from '@/tests/fixtures/journeys';
import { DAY, HOUR } from '../shared/instant';
import type { EtaModel } from './eta-model';
import { asSeenAt, type Journey } from './journey';
import { learnModel } from './learn-model';
import { predictJourney } from './predict-eta';
import { STAGES } from './stage';
import { dayOfInstant } from './walk-journeys';

const UNTIL = Date.UTC(2026, 10, 2);
const DAY_OF = dayOfInstant(UNTIL);
const TAUGHT = learnModel(twoLanes(UNTIL, 600), DAY_OF, null);

const under = (version: number, model: Omit<EtaModel, 'version'>): EtaModel => ({ ...model, version });
const handedOver = (more: Partial<Journey> = {}) => journeyPlaced(UNTIL - DAY, { handedOverAt: UNTIL, isPickedUp: true, ...more });

describe('a learned model', () => {
  it('is the same for the same history', () => {
    expect(learnModel(twoLanes(UNTIL, 600), DAY_OF, null)).toEqual(TAUGHT);
  });

  it('predicts the same after it was kept as JSON', () => {
    const kept = JSON.parse(JSON.stringify(TAUGHT)) as typeof TAUGHT;
    for (const journey of [handedOver(), handedOver({ shop: 'slow', carrier: 'zto' }), journeyPlaced(UNTIL)])
      expect(predictJourney(journey, under(1, kept), UNTIL + HOUR)).toEqual(predictJourney(journey, under(1, TAUGHT), UNTIL + HOUR));
  });

  it('knows how waits spread at every stage, from tables that some orders have reached the end of', () => {
    expect(Object.keys(TAUGHT.tables)).toEqual([...STAGES]);
    for (const { tables, middles } of Object.values(TAUGHT.tables)) {
      expect(middles).toEqual([...middles].sort((a, b) => a - b));
      for (const { arrivals, ratio } of tables) {
        expect(arrivals).toBeGreaterThanOrEqual(50);
        expect(ratio.length).toBeGreaterThan(10);
      }
    }
  });

  it('keeps weights for a week and makes them anew then', () => {
    const later = (days: number) => learnModel(twoLanes(UNTIL, 600), DAY_OF + days, TAUGHT);
    expect(later(6)).toMatchObject({ day: DAY_OF + 6, fittedOn: DAY_OF, weights: TAUGHT.weights });
    expect(later(7).fittedOn).toBe(DAY_OF + 7);
  });

  it('sees a jam while it lasts: nothing of it has arrived, and windows grow', () => {
    const history = twoLanes(UNTIL - 10 * DAY, 600);
    const stuck = Array.from({ length: 200 }, (_, i) =>
      journeyPlaced(UNTIL - 10 * DAY + i * HOUR, { handedOverAt: UNTIL - 9 * DAY + i * HOUR, isPickedUp: true }),
    );
    const width = (journeys: Journey[]) => {
      const { p50, p95 } = predictJourney(handedOver(), under(1, learnModel(journeys, DAY_OF, null)), UNTIL)!;
      return p95 - p50;
    };
    expect(width([...history, ...stuck])).toBeGreaterThan(2 * width(history));
  });

  it('predicts where all past orders were alike, and where one kind of them never arrives', () => {
    const alike = Array.from({ length: 500 }, (_, i) => journeyDone(UNTIL - 50 * DAY + (i % 45) * DAY, { send: 1, bring: 2 }));
    const never = Array.from({ length: 500 }, (_, i) =>
      journeyPlaced(UNTIL - 40 * DAY + (i % 30) * DAY, { handedOverAt: UNTIL - 39 * DAY + (i % 30) * DAY, carrier: 'zto' }),
    );
    for (const history of [alike, [...alike, ...never]]) {
      const model = under(1, learnModel(history, DAY_OF, null));
      for (const journey of [handedOver(), handedOver({ carrier: 'zto' }), journeyPlaced(UNTIL), handedOver({ dispatchDays: 30 })]) {
        const { p5, p95 } = predictJourney(journey, model, UNTIL)!;
        expect(Number.isFinite(p5) && p5 <= p95).toBe(true);
      }
    }
  });

  it('before the hand-over asks who is to bring it, where that is known: a quick service is promised sooner than a slow one', () => {
    const history = Array.from({ length: 800 }, (_, i) =>
      journeyDone(UNTIL - 55 * DAY + (i % 50) * DAY, { send: 1, bring: i % 2 ? 2 : 4 }, { service: i % 2 ? 'express' : 'economy' }),
    );
    const model = under(1, learnModel(history, DAY_OF, null));
    const daysBy = (service: string, more: Partial<Journey> = {}) =>
      (predictJourney(journeyPlaced(UNTIL, { service, ...more }), model, UNTIL)!.p50 - UNTIL) / DAY;
    const [express, unknown, economy] = [daysBy('express'), daysBy('', { carrier: '' }), daysBy('economy')];
    expect(economy - express).toBeGreaterThan(0.7);
    expect(express < unknown && unknown < economy).toBe(true);
    expect(predictJourney(asSeenAt(history[0]!, history[0]!.placedAt), model, UNTIL)!.basis.level).toBe('lane');
  });

  it('says about what is usual of an order that knows more than the past ones did: where it lies, what was promised', () => {
    const plain = predictJourney(handedOver(), under(1, TAUGHT), UNTIL)!;
    const known = handedOver({
      from: { country: 'CN', region: '广东省', city: '', lat: 23.1, lon: 113.3 },
      to: { country: 'CN', region: '北京市', city: '', lat: 39.9, lon: 116.4 },
      promisedBy: UNTIL + 12 * DAY,
      dispatchDays: 9,
    });
    expect(Math.abs(predictJourney(known, under(1, TAUGHT), UNTIL)!.p50 - plain.p50)).toBeLessThan(DAY);
  });

  it('of 20,000 orders of 2,000 sellers on 500 lanes stays below 500 kB', () => {
    const journeys = marketplace(UNTIL, { orders: 20_000, lanes: 500, senders: 2000 });
    expect(JSON.stringify(learnModel(journeys, DAY_OF, TAUGHT)).length).toBeLessThan(500_000);
  }, 60_000);
});
