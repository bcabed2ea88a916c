import { describe, expect, it } from 'vitest';
import { at, SF, scanned } from '@/tests/builders/fact';
import { foldShipment } from './fold-shipment';
import { MILESTONE_NAMES, MILESTONES, type Milestone } from './milestone';

const SEED = { key: SF, carrier: 'sf', trackingNo: 'SF1234567890123', linkedAt: at(0), items: [], isReturn: false };
/** Scans two days apart, all of one place, so that only the order of steps counts. */
const endOf = (...codes: string[]) =>
  foldShipment(
    SEED,
    codes.map((code, i) => scanned(code, 60 + i * 2880)),
  ).state.milestone;

const FORWARD: Milestone[][] = [
  ['no_data'],
  ['label_created'],
  ['awaiting_pickup'],
  ['picked_up'],
  ['in_transit', 'customs', 'at_destination', 'handed_to_partner'],
  ['out_for_delivery'],
  ['available_for_pickup', 'attempt_failed'],
  ['delivered'],
];
const groupOf = (milestone: Milestone) => FORWARD.findIndex((group) => group.includes(milestone));
const pairs = FORWARD.flat().flatMap((from) => FORWARD.flat().map((to) => [from, to] as const));

/** The legal ways back of DOMAIN 5.2; from M60 they are contradictions of 5.5. */
const BACK = new Set(
  [
    ...FORWARD[4]!.map((to) => ['out_for_delivery', to]),
    ['available_for_pickup', 'out_for_delivery'],
    ...[...FORWARD[4]!, 'out_for_delivery'].map((to) => ['attempt_failed', to]),
  ].map(([from, to]) => `${from} ${to}`),
);

describe('the ranks are those of DOMAIN 5.2', () => {
  it('M00 < M05 < M10 < M15 < M20 ≈ M25 ≈ M30 ≈ M35 < M40 < M45 ≈ M50 < M60', () => {
    const ranks = FORWARD.map((group) => new Set(group.map((m) => MILESTONES[m].rank)));
    expect(ranks.map((group) => group.size)).toEqual(FORWARD.map(() => 1));
    const order = ranks.map((group) => [...group][0]!);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(new Set(order).size).toBe(FORWARD.length);
  });

  it.each([
    ['no_data', 'M00', 'no'],
    ['label_created', 'M05', 'no'],
    ['awaiting_pickup', 'M10', 'no'],
    ['picked_up', 'M15', 'no'],
    ['in_transit', 'M20', 'no'],
    ['customs', 'M25', 'no'],
    ['at_destination', 'M30', 'no'],
    ['handed_to_partner', 'M35', 'no'],
    ['out_for_delivery', 'M40', 'no'],
    ['available_for_pickup', 'M45', 'no'],
    ['attempt_failed', 'M50', 'no'],
    ['delivered', 'M60', 'soft'],
    ['returning', 'M70', 'no'],
    ['returned', 'M75', 'hard'],
    ['lost', 'M80', 'hard'],
    ['destroyed', 'M82', 'hard'],
    ['voided', 'M85', 'hard'],
  ] as const)('%s is %s and ends %s', (milestone, code, terminal) => {
    expect(MILESTONES[milestone]).toMatchObject({ code, terminal });
  });

  it('there are no others', () => expect(MILESTONE_NAMES).toHaveLength(17));
});

describe('a shipment before its delivery', () => {
  it.each(pairs.filter(([from]) => from !== 'delivered'))('%s then %s', (from, to) => {
    const isBack = groupOf(to) < groupOf(from);
    expect(endOf(from, to)).toBe(isBack && !BACK.has(`${from} ${to}`) ? from : to);
  });

  it.each(MILESTONE_NAMES.filter((m) => !['delivered', 'returned', 'destroyed'].includes(m)))('%s may turn back to the sender', (from) => {
    expect(endOf(from, 'returning')).toBe('returning');
    expect(endOf(from, 'returning', 'returned')).toBe('returned');
  });

  it('driven to the sender and handed over is returned, not delivered', () => {
    expect(endOf('in_transit', 'returning', 'in_transit', 'out_for_delivery', 'delivered')).toBe('returned');
  });
});

describe('the order of scans (DOMAIN 5.4)', () => {
  const state = (...facts: ReturnType<typeof scanned>[]) => foldShipment(SEED, facts);
  const there = (city: string) => ({ place: { country: 'CN', city } });

  it('at one moment the further step is the later one', () => {
    const day = { precision: 'day' as const };
    const both = [scanned('out_for_delivery', 600, day), scanned('attempt_failed.absent', 600, day)];
    expect(state(...both).state.milestone).toBe('attempt_failed');
    expect(state(...both.toReversed()).state.milestone).toBe('attempt_failed');
  });

  it('a bare day stands at its end, a bare minute at its start', () => {
    const late = scanned('out_for_delivery', 600);
    expect(state(late, scanned('attempt_failed', 0, { precision: 'day' })).state.milestone).toBe('attempt_failed');
    expect(state(late, scanned('attempt_failed', 599, { precision: 'minute' })).state.milestone).toBe('out_for_delivery');
  });

  it('scans within half an hour after the delivery were made before it and contradict nothing; later ones do', () => {
    const delivered = scanned('delivered', 600, there('北京市'));
    const soon = (minute: number) => [scanned('in_transit', minute, there('上海市')), scanned('in_transit', minute + 1, there('广州市'))];
    expect(state(delivered, ...soon(628))).toMatchObject({ state: { milestone: 'delivered' }, attention: [] });
    expect(state(delivered, ...soon(632))).toMatchObject({ state: { milestone: 'in_transit' }, attention: [{ kind: 'conflict' }] });
  });
});

describe('ends', () => {
  it.each(['returned', 'destroyed'] as const)('%s is final', (end) => {
    for (const next of MILESTONE_NAMES) expect(endOf('in_transit', end, next), next).toBe(end);
  });

  it.each(['lost', 'voided'] as const)('%s is reopened by a later physical scan only', (end) => {
    for (const next of ['in_transit', 'out_for_delivery', 'delivered', 'returning'] as const) expect(endOf(end, next), next).toBe(next);
    for (const next of ['no_data', 'label_created', 'awaiting_pickup'] as const) expect(endOf(end, next), next).toBe(end);
  });

  it('a label is not void any more once the carrier has the shipment', () => {
    expect(endOf('label_created', 'voided')).toBe('voided');
    for (const from of ['picked_up', 'in_transit', 'out_for_delivery', 'delivered', 'returning'])
      expect(endOf(from, 'voided'), from).toBe(from);
  });

  it('a delivery is left for the locker it was counted for, and on contradiction', () => {
    const soon = (code: string, minute: number) =>
      foldShipment(SEED, [scanned('out_for_delivery', 60), scanned('delivered', 120), scanned(code, minute)]);
    expect(soon('available_for_pickup.locker', 200).state.milestone).toBe('available_for_pickup');
    expect(soon('returning', 200).state.milestone).toBe('returning');
    expect(soon('in_transit', 200).state.milestone).toBe('delivered');
    expect(endOf('delivered', 'in_transit')).toBe('in_transit');
  });
});
