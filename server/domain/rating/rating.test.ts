import { describe, expect, it } from 'vitest';
import { NOW, orderDocument } from '@/tests/fixtures/order-document';
import { DAY, HOUR } from '../shared/instant';
import { npsOf, type RatingTurn, ratingTurn } from './rating';

type Change = NonNullable<Parameters<typeof orderDocument>[0]>;
const DONE: Change = (d) => {
  d.attention = [];
  d.state.lifecycle = 'delivered';
  d.state.overlay = undefined;
  d.state.payment = 'confirmed';
  d.state.moments.deliveredAt = NOW - HOUR;
  d.state.shipments = d.state.shipments.map((s) => ({ ...s, isReturn: false }));
};
const turn = (change: Change = () => {}, now = NOW): RatingTurn => {
  const document = orderDocument((d) => {
    DONE(d);
    change(d);
  });
  return ratingTurn(document, now);
};
const flag = (kind: 'stalled' | 'conflict' | 'disputed' | 'unmapped') => ({
  kind,
  shipmentKey: '',
  since: NOW,
  reason: 'system.sync_gap',
  actor: 'service' as const,
  severity: 'P2' as const,
});
const ticket = (state: 'open' | 'answered' | 'closed') => ({
  id: 't',
  no: '1',
  kind: 'other' as const,
  state,
  openedAt: NOW,
  since: NOW,
  identity: 'i',
});

describe('a customer is asked for a score', () => {
  it('once it is delivered, for thirty days', () => {
    expect([turn(), turn(() => {}, NOW + 31 * DAY)]).toEqual(['ask', 'no']);
    expect(turn((d) => Object.assign(d.state, { lifecycle: 'completed' }))).toBe('ask');
    expect(turn((d) => Object.assign(d.state, { lifecycle: 'in_transit' }))).toBe('no');
    expect(turn((d) => Object.assign(d.state, { history: true }))).toBe('no');
  });

  it.each<[string, Change]>([
    ['a stall', (d) => Object.assign(d, { attention: [flag('stalled')] })],
    ['a conflict', (d) => Object.assign(d, { attention: [flag('conflict')] })],
    ['a dispute', (d) => Object.assign(d, { attention: [flag('disputed')] })],
    ['a ticket that is open', (d) => Object.assign(d.state, { tickets: [ticket('open')] })],
    ['a ticket that waits for the customer', (d) => Object.assign(d.state, { tickets: [ticket('answered')] })],
    ['a return', (d) => Object.assign(d.state, { overlay: 'returning' })],
    ['a refund', (d) => Object.assign(d.state, { payment: 'refunding' })],
  ])('never while %s is open', (_, change) => {
    expect(turn(change)).toBe('no');
    // nor is what was said taken up again then
    expect(
      turn((d) => {
        change(d);
        d.state.rating = { score: 5, at: NOW };
      }),
    ).toBe('done');
  });

  it('also after a ticket was settled, and whatever only staff see', () => {
    expect(turn((d) => Object.assign(d.state, { tickets: [ticket('closed')] }))).toBe('ask');
    expect(turn((d) => Object.assign(d, { attention: [flag('unmapped')] }))).toBe('ask');
  });

  it('once; for a day it can be changed', () => {
    const rated: Change = (d) => Object.assign(d.state, { rating: { score: 9, at: NOW } });
    expect([turn(rated, NOW + DAY - 1), turn(rated, NOW + DAY)]).toEqual(['change', 'done']);
  });
});

it('the score of the shop is promoters less detractors in percent', () => {
  expect(npsOf({ promoters: 6, detractors: 3, all: 10 })).toBe(30);
  expect(npsOf({ promoters: 0, detractors: 0, all: 0 })).toBeNull();
});
