import { describe, expect, it } from 'vitest';
import { paid, placed, SF, scanned, shippedAs, told } from '@/tests/builders/fact';
import type { Place } from '../place/place';
import type { Fact, OrderHeader } from '../tracking/fact';
import { foldOrder } from './fold-order';

const to = (destination: Place, more: Partial<OrderHeader> = {}) => [placed({ destination, ...more }), paid(1), shippedAs(SF, 10)];
const fold = (...facts: Fact[]) => foldOrder({ shop: 'demo', orderNo: 'A1' }, facts);
const flags = (...facts: Fact[]) => fold(...facts).attention.map((flag) => flag.reason);
const scan = (code: string, minute: number, city: string, more: object = {}) =>
  scanned(code, minute, { place: { country: 'CN', city }, ...more });

const BEIJING: Place = { country: 'CN', province: '北京市', city: '北京市' };

describe('a shipment that ends in another city than its order', () => {
  const way = [scan('picked_up', 60, '深圳市'), scan('in_transit.departed', 120, '武汉市')];

  it('was given the wrong number: the delivery moves nothing and only staff see it', () => {
    const state = fold(...to(BEIJING), ...way, scan('out_for_delivery', 600, '成都市'), scanned('delivered', 700));
    expect(state.attention).toMatchObject([{ kind: 'exception', reason: 'shipper.wrong_waybill', severity: 'P2', shipmentKey: SF }]);
    expect(state.lifecycle).toBe('in_transit');
    expect(state.timeline.filter((line) => line.shipmentKey === SF && !line.customerVisible).map((line) => line.code)).toEqual([
      'out_for_delivery',
      'delivered',
    ]);
  });

  it('may pass through any city on its way', () => {
    expect(flags(...to(BEIJING), ...way, scan('in_transit.arrived', 300, '成都市'))).toEqual([]);
  });

  it('was only sorted to the wrong place once it is seen in its own city', () => {
    const astray = [...way, scan('out_for_delivery', 600, '成都市'), scan('in_transit.departed', 700, '成都市')];
    expect(flags(...to(BEIJING), ...astray)).toEqual(['shipper.wrong_waybill']);
    const home = fold(...to(BEIJING), ...astray, scan('delivered', 3000, '北京市'));
    expect(home).toMatchObject({ lifecycle: 'delivered', attention: [] });
  });

  it.each<[string, Place, string]>([
    ['the same city written short', { country: 'CN', city: '北京' }, '北京市'],
    ['a city of a county inside the prefecture', { country: 'CN', city: '金华市' }, '义乌市'],
    ['its prefecture, for a city of a county', { country: 'CN', city: '义乌市' }, '金华市'],
    ['a neighbouring city', { country: 'CN', city: '广州市' }, '佛山市'],
    ['a place nobody knows', { country: 'CN', city: '北京市' }, '某某镇'],
    ['no known city of the order', { country: 'CN', city: '某某镇' }, '北京市'],
  ])('is not one delivered in %s', (_, destination, city) => {
    expect(flags(...to(destination), ...way.slice(0, 1), scan('delivered', 700, city))).toEqual([]);
  });

  it.each<[string, Fact[]]>([
    ['is on its way back', [scan('returning', 500, '北京市'), scan('delivered', 900, '深圳市')]],
    ['was forwarded on request', [scan('in_transit.forwarded', 500, '武汉市'), scan('delivered', 900, '成都市')]],
    ['lies at a pickup point', [scan('available_for_pickup.station', 500, '成都市'), scan('delivered.station_collected', 900, '成都市')]],
    ['was collected by the customer', [scan('delivered.locker_collected', 900, '成都市')]],
  ])('is not one that %s', (_, scans) => {
    expect(flags(...to(BEIJING), ...way, ...scans)).not.toContain('shipper.wrong_waybill');
  });

  it('is not judged while the address is being changed', () => {
    const changed = told('address.change_requested', 300, 'customer');
    expect(flags(...to(BEIJING), ...way, changed, scan('delivered', 900, '成都市'))).toEqual([]);
  });
});
