import { describe, expect, it } from 'vitest';
import { guessPreset } from './guess-preset';
import { presetSchema } from './preset';
import { SHIPPED_PRESETS } from './shipped-presets';

const zone = 'Asia/Shanghai';
const guess = (columns: string[]) => guessPreset([{ stem: 'file', columns }], zone);

describe('a first mapping by column names', () => {
  it('reads a Chinese shop export', () => {
    const found = guess(['订单编号', '下单时间', '联系手机', '收货城市', '付款时间', '发货时间', '快递公司', '运单号', '签收时间']);
    expect(presetSchema.parse(found)).toMatchObject({
      orderNo: { column: '订单编号' },
      order: { phone: { column: '联系手机' }, destination: { city: { column: '收货城市' } } },
      facts: [{ name: 'paid' }, { name: 'shipped', shipment: { trackingNo: { column: '运单号' } } }, { name: 'delivered' }],
    });
  });

  it('finds who sends an order, how, within how many days and how it is paid', () => {
    const found = presetSchema.parse(guess(['Order No', 'Order Date', 'Seller', 'Shipping Method', 'Handling time', '支付方式']));
    expect(found.order).toMatchObject({
      seller: { column: 'Seller' },
      service: { column: 'Shipping Method' },
      dispatchDays: { column: 'Handling time' },
      paymentMethod: { column: '支付方式' },
    });
  });

  it('reads an English event log as events, not as orders', () => {
    const found = presetSchema.parse(guess(['Order No', 'Status', 'Event time', 'Carrier', 'Tracking Number']));
    expect(found.order).toBeUndefined();
    expect(found.facts).toMatchObject([{ at: { column: 'Event time' }, shipment: { carrier: { column: 'Carrier' } } }]);
  });

  it('joins further files by a column of the same name, items with several rows an order', () => {
    const files = [
      { stem: 'order_items', columns: ['order_no', 'sku', 'quantity'] },
      { stem: 'orders', columns: ['order_no', 'placed_at', 'phone', 'city'] },
      { stem: 'notes', columns: ['something'] },
    ];
    expect(presetSchema.parse(guessPreset(files, zone))).toMatchObject({
      main: { file: 'orders' },
      joins: [{ name: 'order_items', on: 'order_no', key: 'order_no', many: true }],
      order: { items: { each: 'order_items', sku: { column: 'order_items.sku' }, quantity: { column: 'order_items.quantity' } } },
    });
  });

  it('is a preset that can be used, whatever the columns', () => {
    expect(presetSchema.safeParse(guessPreset([], zone)).success).toBe(true);
  });
});

describe('the presets that come with the product', () => {
  it('can be read', () => {
    expect(SHIPPED_PRESETS.map((p) => p.name)).toEqual(['orders', 'events', 'settlement', 'olist']);
  });
});
