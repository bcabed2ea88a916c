import { newContext } from '@/server/store/context';
import { type PresetInput, presetSchema } from '@/server/usecases/import/preset';
import { startImport } from '@/server/usecases/import/start-import';
import { uploadFiles } from '@/server/usecases/import/upload-files';

/** Orders with a payment, a hand-over and a delivery; cities come from a joined file, items from another. */
export const TEA_PRESET: PresetInput = {
  name: 'tea',
  source: 'tea-shop',
  timeZone: 'Asia/Shanghai',
  main: { file: 'orders' },
  joins: [
    { name: 'city', file: 'cities', on: 'city_id', key: 'id' },
    { name: 'goods', file: 'goods', on: 'no', key: 'order_no', many: true },
  ],
  orderNo: { column: 'no' },
  order: {
    placedAt: { column: 'placed' },
    phone: { column: 'phone' },
    destination: { country: { constant: 'CN' }, province: { column: 'city.province' }, city: { column: 'city.name' } },
    items: { each: 'goods', sku: { column: 'goods.sku' } },
  },
  facts: [
    { name: 'paid', code: { constant: 'payment.confirmed' }, at: { column: 'paid' } },
    {
      name: 'shipped',
      code: { constant: 'shipped' },
      at: { column: 'shipped' },
      shipment: { carrier: { constant: 'sf' }, trackingNo: { template: 'SF{no}' } },
    },
    {
      name: 'delivered',
      code: { constant: 'delivered' },
      at: { column: 'delivered' },
      shipment: { carrier: { constant: 'sf' }, trackingNo: { template: 'SF{no}' } },
    },
  ],
};

export const CITIES = 'id,province,name\n1,广东省,深圳市\n2,北京市,北京市\n';
export const GOODS = 'order_no,sku\nT0,green\nT0,green\nT0,black\n';

/** An orders file of `count` rows: every third order was delivered, the others shipped. */
export function ordersCsv(count: number): string {
  const row = (i: number) =>
    `T${i},2026-10-${String((i % 28) + 1).padStart(2, '0')} 10:00:00,1380013${String(8000 + (i % 2000))},${(i % 2) + 1},2026-10-29 09:00:00,2026-10-30 10:00:00,${i % 3 === 0 ? '2026-10-31 12:00:00' : ''}`;
  return `no,placed,phone,city_id,paid,shipped,delivered\n${Array.from({ length: count }, (_, i) => row(i)).join('\n')}\n`;
}

/** Uploads files and queues their import; answers the run's id. */
export async function queueImport(
  files: Record<string, string | Buffer>,
  more: { preset?: PresetInput; history?: boolean } = {},
): Promise<string> {
  const ctx = newContext();
  const uploaded = Object.entries(files).map(([name, content]) => ({ name, content: Buffer.from(content as string) }));
  const runId = await uploadFiles(ctx, { files: uploaded, by: 'system' });
  const preset = presetSchema.parse(more.preset ?? TEA_PRESET);
  const started = await startImport(ctx, { runId, preset, shop: 'tea', history: more.history ?? true, by: 'system' });
  if (started.kind !== 'started') throw new Error(`the import did not start: ${JSON.stringify(started)}`);
  return runId;
}
