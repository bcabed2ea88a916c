import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type Instance, startInstance } from './server/instance';
import { PRODUCT, PRODUCT_ENV } from './server/start-product';

const headers = { authorization: `Bearer ${PRODUCT.apiKey}`, 'content-type': 'application/json' };

function order(n: number) {
  return {
    shop: 'kill',
    orderNo: `KILL-${n}`,
    type: 'normal',
    placedAt: new Date(Date.now() - 3_600_000).toISOString(),
    customer: { name: '王小明', phone: '+8613812345678' },
    destination: { country: 'CN', province: '广东省', city: '深圳市' },
    items: [{ sku: 'A', name: '茶杯', quantity: 1 }],
  };
}

/** Posts order after order until the product is gone, and notes those that it acknowledged. */
async function postUntilGone(url: string, first: number, acknowledged: string[]): Promise<void> {
  for (let n = first; ; n += 1) {
    try {
      const answer = await fetch(`${url}/api/v1/orders`, { method: 'POST', headers, body: JSON.stringify({ orders: [order(n)] }) });
      if (answer.ok && (await answer.json()).results[0].status === 'accepted') acknowledged.push(`KILL-${n}`);
    } catch {
      return;
    }
  }
}

test('kill -9 of everything, twice, while orders come in: each acknowledged one is there', async () => {
  test.setTimeout(180_000);
  const dataDir = mkdtempSync(join(tmpdir(), 'daona-kill-'));
  const env = { ...PRODUCT_ENV, DAONA_DATA_DIR: dataDir, DAONA_DEMO: '0' };
  const acknowledged: string[] = [];
  let product: Instance = await startInstance(env);
  for (const round of [1, 2]) {
    const posting = [0, 1, 2].map((lane) => postUntilGone(product.url, round * 1_000_000 + lane * 100_000, acknowledged));
    await expect.poll(() => acknowledged.length, { timeout: 60_000 }).toBeGreaterThan(round * 15);
    await product.kill();
    await Promise.all(posting);
    product = await startInstance({ ...env, PORT: String(product.port) });
  }
  for (const orderNo of acknowledged) {
    const read = await fetch(`${product.url}/api/v1/orders/${orderNo}`, { headers });
    expect(read.status, orderNo).toBe(200);
  }
  await product.stop();
  rmSync(dataDir, { recursive: true, force: true });
});
