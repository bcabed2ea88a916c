import { describe, expect, it } from 'vitest';
import { guessPreset } from './guess-preset';
import { presetSchema } from './preset';
import { SHIPPED_PRESETS } from './shipped-presets';

const more = { source: 'csv', timeZone: 'Asia/Shanghai' };

describe('a first mapping by column names', () => {
  it('reads a Chinese shop export', () => {
    const guess = guessPreset(
      ['订单编号', '下单时间', '联系手机', '收货城市', '付款时间', '发货时间', '快递公司', '运单号', '签收时间'],
      more,
    );
    expect(presetSchema.parse(guess)).toMatchObject({
      orderNo: { column: '订单编号' },
      order: { phone: { column: '联系手机' }, destination: { city: { column: '收货城市' } } },
      facts: [{ name: 'paid' }, { name: 'shipped', shipment: { trackingNo: { column: '运单号' } } }, { name: 'delivered' }],
    });
  });

  it('reads an English event log as events, not as orders', () => {
    const guess = presetSchema.parse(guessPreset(['Order No', 'Status', 'Event time', 'Carrier', 'Tracking Number'], more));
    expect(guess.order).toBeUndefined();
    expect(guess.facts).toMatchObject([{ at: { column: 'Event time' }, shipment: { carrier: { column: 'Carrier' } } }]);
  });

  it('is a preset that can be used, whatever the columns', () => {
    expect(presetSchema.safeParse(guessPreset([], more)).success).toBe(true);
  });
});

describe('the presets that come with the product', () => {
  it('can be read', () => {
    expect(SHIPPED_PRESETS.map((p) => p.name)).toEqual(['orders', 'events', 'olist']);
  });
});
