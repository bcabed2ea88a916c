import { describe, expect, it } from 'vitest';
import { at, paid, placed, scanned, shippedAs, told } from '@/tests/builders/fact';
import type { Fact } from '../tracking/fact';
import { chooseHeadline } from '../wording/choose-headline';
import { wordHeadline } from '../wording/word-headline';
import { foldOrder } from './fold-order';

const fold = (...facts: Fact[]) => foldOrder({ shop: 'demo', orderNo: 'A1' }, facts);
const one = (sku: string) => [{ sku, quantity: 1 }];
const items = [
  { sku: 'A', name: 'a', quantity: 1 },
  { sku: 'B', name: 'b', quantity: 1 },
];
/** Two parcels of one item each; `bare` ones do not say what is in them. */
const two = () => [placed({ items }), paid(1), shippedAs('sf/1', 10, one('A')), shippedAs('sf/2', 11, one('B'))];
const bare = () => [placed(), paid(1), shippedAs('sf/1', 10), shippedAs('sf/2', 11)];
const scan = (parcel: number, code: string, minute: number, more: object = {}) => scanned(code, minute, { key: `sf/${parcel}`, ...more });
const said = (...facts: Fact[]) => {
  const state = fold(...facts);
  const headline = chooseHeadline({ state, attention: state.attention, eta: null });
  return wordHeadline(headline, 'zh-CN', { timeZone: 'Asia/Shanghai', now: at(9000) }).long;
};

describe('several parcels', () => {
  it.each<[string, Fact[], string]>([
    ['none is scanned', [], 'shipped'],
    ['one moves, one waits at the warehouse door', [scan(1, 'in_transit', 60)], 'in_transit'],
    ['any is out for delivery today', [scan(1, 'in_transit', 60), scan(2, 'out_for_delivery', 90)], 'out_for_delivery'],
    ['out for delivery, though one is there already', [scan(1, 'delivered', 60), scan(2, 'out_for_delivery', 90)], 'out_for_delivery'],
    ['one is there', [scan(1, 'delivered', 60), scan(2, 'in_transit', 90)], 'partially_delivered'],
    ['one is to be collected, one moves', [scan(1, 'available_for_pickup', 60), scan(2, 'in_transit', 90)], 'in_transit'],
    ['all are to be collected', [scan(1, 'available_for_pickup', 60), scan(2, 'available_for_pickup', 90)], 'ready_to_collect'],
    ['all are there', [scan(1, 'delivered', 60), scan(2, 'delivered', 90)], 'delivered'],
  ])('%s', (_, scans, lifecycle) => {
    expect(fold(...two(), ...scans).lifecycle).toBe(lifecycle);
  });

  it('the headline is about the least advanced open one, and counts', () => {
    expect(said(...two(), scan(1, 'delivered', 60), scan(2, 'in_transit', 90))).toMatch(/^1\/2 个包裹已签收，其余：.*运输中/);
  });

  it('only part of the items is sent: partly sent, and never wholly delivered', () => {
    const part = two().slice(0, 3);
    expect(fold(...part, scan(1, 'in_transit', 60)).lifecycle).toBe('partially_shipped');
    expect(fold(...part, scan(1, 'delivered', 60)).lifecycle).toBe('partially_delivered');
  });

  it('the worst flag of any of them stands first', () => {
    const state = fold(...two(), scan(1, 'attempt_failed.absent', 60), scan(2, 'lost', 90));
    expect(state.attention.map((flag) => flag.severity)).toEqual(['P0', 'P2']);
    expect(state.overlay).toBe('exception');
  });
});

describe('a parcel that does not arrive', () => {
  it.each(['lost', 'destroyed', 'voided'])('%s: its items are still to come', (code) => {
    expect(fold(...two(), scan(1, code, 50), scan(2, 'delivered', 90)).lifecycle).toBe('partially_delivered');
  });

  it.each(['lost', 'destroyed', 'returning', 'returned'])('%s: not everything is delivered, whatever was in it', (code) => {
    const state = fold(...bare(), scan(1, 'picked_up', 40), scan(1, code, 50), scan(2, 'delivered', 90));
    expect(state.lifecycle).toBe('partially_delivered');
  });

  it('what came back is told as such, beside what arrived', () => {
    const facts = [
      ...two(),
      scan(1, 'delivered', 60),
      scan(2, 'returning', 90),
      scan(2, 'returned', 400),
      told('return.requested', 80, 'customer'),
    ];
    expect(said(...facts)).toMatch(/^1\/2 个包裹已签收，其余：.*已退回发件方/);
  });

  it('another parcel in its place completes the order', () => {
    const replaced = [...bare(), scan(1, 'lost', 50), shippedAs('sf/3', 70), scan(2, 'delivered', 90), scan(3, 'delivered', 99)];
    expect(fold(...replaced)).toMatchObject({ lifecycle: 'delivered', attention: [] });
  });
});

describe('return legs', () => {
  const back = (code: string, minute: number) => scanned(code, minute, { key: 'sf/BACK' });
  const asked = (minute: number, items?: { sku: string; quantity: number }[]) =>
    told('return.requested', minute, 'customer', {
      data: { shipment: { carrier: 'sf', trackingNo: 'BACK', ...(items ? { items } : {}) } },
    });
  const arrived = () => [...two(), scan(1, 'delivered', 60), scan(2, 'delivered', 90)];

  it('never lower what is said of the others', () => {
    const state = fold(...two(), scan(1, 'returning', 60), scan(2, 'in_transit', 90));
    expect(state).toMatchObject({ lifecycle: 'in_transit' });
    expect(state.overlay).not.toBe('returning');
  });

  it('the last one open is on its way back', () => {
    expect(fold(...two(), scan(1, 'delivered', 60), scan(2, 'returning', 90))).toMatchObject({ overlay: 'returning' });
  });

  it('one of two items sent back leaves the order delivered; both are a returned order', () => {
    expect(fold(...arrived(), asked(500, one('A')), back('delivered', 900))).toMatchObject({ lifecycle: 'delivered', attention: [] });
    expect(fold(...arrived(), asked(500, [...one('A'), ...one('B')]), back('delivered', 900)).lifecycle).toBe('returned');
  });

  it('a return under a new number is told by that number alone', () => {
    const turned = [...bare().slice(0, 3), scan(1, 'returning', 60, { data: { next: { carrier: 'sf', trackingNo: 'BACK' } } })];
    expect(fold(...turned)).toMatchObject({ overlay: 'returning', attention: [{ reason: 'carrier.returning' }] });
    expect(fold(...turned, back('in_transit', 90))).toMatchObject({ overlay: 'returning' });
    const returned = fold(...turned, back('in_transit', 90), back('delivered', 200));
    expect(returned).toMatchObject({ lifecycle: 'returned', attention: [{ reason: 'carrier.returned' }] });
  });

  it('one that is only announced is not on its way yet', () => {
    expect(fold(...arrived(), asked(500)).overlay).toBeUndefined();
    expect(fold(...arrived(), asked(500), back('picked_up', 600)).overlay).toBe('returning');
  });
});

it('a parcel handed to a partner under a new number is delivered with that number', () => {
  const handed = scan(1, 'handed_to_partner', 60, { data: { next: { carrier: 'ems', trackingNo: 'E9' } } });
  const facts = [...bare().slice(0, 3), scan(1, 'in_transit', 50), handed, scanned('delivered', 200, { key: 'ems/E9' })];
  expect(fold(...facts)).toMatchObject({ lifecycle: 'delivered', attention: [] });
  expect(JSON.stringify(fold(...facts.toReversed()))).toBe(JSON.stringify(fold(...facts)));
});
