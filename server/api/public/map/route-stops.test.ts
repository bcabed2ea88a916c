import { describe, expect, it } from 'vitest';
import type { OrderState, TimelineLine } from '@/server/domain/order/order-state';
import type { Place } from '@/server/domain/place/place';
import { journeyOf, namesOnTheWay } from './route-stops';

const line = (at: number, place: Place | undefined, more: Partial<TimelineLine> = {}): TimelineLine => ({
  identity: `f${at}`,
  at,
  precision: 'second',
  receivedAt: at,
  code: 'in_transit',
  source: 'sf',
  sourceKind: 'carrier',
  shipmentKey: 'sf/SF1',
  customerVisible: true,
  ...(place ? { place } : {}),
  ...more,
});

const state = (more: object) =>
  ({
    moments: { placedAt: 1 },
    destination: { country: 'CN', province: '北京市', city: '北京市', district: '朝阳区', lat: 39.92173, lon: 116.44321 },
    shipments: [{ key: 'sf/SF1', milestone: 'in_transit', isReturn: false, deliveredAt: null }],
    timeline: [],
    ...more,
  }) as unknown as OrderState;

describe('journeyOf', () => {
  it('tells no place more exactly than its city, whatever coordinates the source gave', () => {
    const journey = journeyOf(state({}), 'zh-CN');
    expect(journey?.destination).toMatchObject({ label: '北京' });
    expect(journey?.destination?.lat).not.toBe(39.92173);
    const unknown = journeyOf(state({ destination: { country: 'FR', city: 'Petit-Lieu-sur-Rien', lat: 48.85661, lon: 2.35222 } }), 'en');
    expect(unknown?.destination).toMatchObject({ lat: 48.9, lon: 2.4 });
  });

  it('tells its owner the district, never the door', () => {
    const timeline = [
      line(2, { country: 'CN', province: '上海市', city: '上海市', district: '浦东新区' }),
      line(3, { country: 'CN', province: '广东省', city: '深圳市', district: '南山区', lat: 22.53332, lon: 113.93041 }),
      line(4, { country: 'CN', province: '广东省', city: '深圳市', district: '南山区' }),
    ];
    const [city, district] = [journeyOf(state({ timeline }), 'zh-CN'), journeyOf(state({ timeline }), 'zh-CN', 'district')];
    expect(city?.routes[0]?.map((s) => s.label)).toEqual(['上海', '深圳']);
    expect(district?.routes[0]?.map((s) => s.label)).toEqual(['上海浦东新区', '深圳南山区']);
    expect(district?.routes[0]?.[1]).toMatchObject({ lat: 22.54, lon: 113.94 });
    expect(district?.destination).toMatchObject({ label: '北京朝阳区', lat: 39.92, lon: 116.48 });
    expect(city?.destination).toMatchObject({ label: '北京' });
  });

  it('tells a district that several cities have by the scans beside it', () => {
    const timeline = [line(2, { country: 'CN', province: '福建省', city: '福州市' }), line(3, undefined, { text: '【鼓楼区】派件中' })];
    expect(journeyOf(state({ timeline }), 'zh-CN', 'district')?.routes[0]?.map((s) => s.label)).toEqual(['福州', '福州鼓楼区']);
    expect(journeyOf(state({ timeline }), 'zh-CN')?.routes[0]?.map((s) => s.label)).toEqual(['福州']);
  });

  it('has the names of places that no map knows', () => {
    const timeline = [
      line(2, { country: 'FR', city: 'Petit-Lieu' }),
      line(3, { country: 'FR', city: 'Petit-Lieu' }),
      line(4, { country: 'FR' }),
    ];
    expect(namesOnTheWay(state({ timeline, destination: { country: 'FR' } }), 'zh-CN')).toEqual(['Petit-Lieu', '法国']);
    expect(namesOnTheWay(state({ destination: undefined }), 'en')).toEqual([]);
  });

  it('passes each city once in a row and leaves out what was taken back or is for staff', () => {
    const timeline = [
      line(2, { city: '深圳市' }),
      line(3, { city: '深圳' }),
      line(4, undefined),
      line(5, { city: '广州市' }, { isWithdrawn: true }),
      line(6, { city: '长沙市' }, { customerVisible: false }),
      line(7, { city: '武汉市' }),
    ];
    const journey = journeyOf(state({ timeline }), 'en');
    expect(journey?.routes.map((r) => r.map((s) => s.label))).toEqual([['Shenzhen', 'Wuhan']]);
  });

  it('has arrived at the destination once all is delivered', () => {
    const shipments = [{ key: 'sf/SF1', milestone: 'delivered', isReturn: false, deliveredAt: 9 }];
    const journey = journeyOf(state({ shipments, timeline: [line(2, { city: '深圳市' })] }), 'zh-CN');
    expect(journey?.isDelivered).toBe(true);
    expect(journey?.routes[0]?.at(-1)).toMatchObject({ label: '北京', at: 9 });
  });

  it('leads back to where it came from once it is on its way back', () => {
    const timeline = [line(2, { city: '深圳市' }), line(3, { city: '北京市' })];
    const returning = journeyOf(state({ timeline, overlay: 'returning', origin: { country: 'CN', city: '深圳市' } }), 'zh-CN');
    expect(returning?.destination).toMatchObject({ label: '深圳', at: null });
    expect(journeyOf(state({ timeline, lifecycle: 'returned' }), 'zh-CN')?.destination).toBeNull();
  });

  it('is null where no place can be put on a map', () => {
    expect(journeyOf(state({ destination: undefined, shipments: [] }), 'en')).toBeNull();
    expect(journeyOf(state({ destination: { country: 'CN' }, shipments: [] }), 'en')).toBeNull();
  });
});
