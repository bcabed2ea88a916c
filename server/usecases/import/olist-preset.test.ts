import { expect, test } from 'vitest';
import olist from '@/docs/presets/olist.json';
import { headerOf, type JoinedTable, RowScope } from './joined-tables';
import { mapPresetRow } from './map-preset-row';
import { presetSchema } from './preset';

const preset = presetSchema.parse(olist);

function table(columns: string[], ...rows: string[][]): JoinedTable {
  return { header: headerOf(columns), rows: new Map([[rows[0]![0]!, rows]]) };
}

/** The header of one made-up order in the dataset's own columns: approved at `approved`, to be handed over by `limit`. */
function headerOfOrder(approved: string, limit: string) {
  const tables = new Map([
    [
      'items',
      table(
        ['order_id', 'product_id', 'seller_id', 'shipping_limit_date', 'price'],
        ['o1', 'p1', 's1', limit, '10'],
        ['o1', 'p2', 's2', '2018-08-30 00:00:00', '5'],
      ),
    ],
    ['payments', table(['order_id', 'payment_type', 'payment_value'], ['o1', 'boleto', '9'], ['o1', 'voucher', '6'])],
  ]);
  const columns = ['order_id', 'order_purchase_timestamp', 'order_approved_at'];
  const scope = new RowScope(preset, headerOf(columns), tables, ['o1', '2018-07-11 10:00:00', approved]);
  const result = mapPresetRow(preset, 'olist', scope);
  if (result.kind !== 'mapped') throw new Error(JSON.stringify(result.problems));
  return result.order?.header;
}

test('an order of the dataset says its seller, the seller’s allowance in working days and how it was paid', () => {
  // Wednesday to Wednesday
  expect(headerOfOrder('2018-07-11 10:00:00', '2018-07-18 16:00:00')).toMatchObject({
    seller: 's1',
    dispatchDays: 5.25,
    paymentMethod: 'boleto',
  });
});

test('an allowance is left out where the order was never approved or the limit lies years ahead', () => {
  expect(headerOfOrder('', '2018-07-18 16:00:00')).not.toHaveProperty('dispatchDays');
  expect(headerOfOrder('2018-07-11 10:00:00', '2020-02-05 03:30:51')).not.toHaveProperty('dispatchDays');
});
