import { beforeEach, expect, test } from 'vitest';
import { metricsRoute } from '@/server/api/health/metrics-route';
import { getSourceHealth, sourceHealth } from '@/server/api/rest/sources';
import { MINUTE } from '@/server/domain/shared/instant';
import { newContext } from '@/server/store/context';
import { createApiKey } from '@/server/usecases/access/create-api-key';
import { recordPostedEvents } from '@/server/usecases/source/record-posted-events';
import { countCall, flushTraffic } from '@/server/usecases/source/traffic-counter';
import { watchSources } from '@/server/usecases/source/watch-sources';
import { freshDatabase } from '../../database/fresh-database';

const ctx = newContext();

beforeEach(async () => {
  await freshDatabase();
  const now = ctx.now();
  const order = { shop: 'north', orderNo: 'N-1' };
  await recordPostedEvents(ctx, {
    events: [{ source: 'wms', order, code: 'picked', occurredAt: now - 45 * MINUTE, precision: 'second' }],
  });
  for (let i = 0; i < 11; i += 1)
    countCall(ctx, { source: 'wms', outcome: 'refused', at: now, tookMs: 4, reason: 'bad signature', address: '203.0.113.9' });
  await flushTraffic(ctx);
  await watchSources(ctx);
});

test('the interface tells how a source is in the form that it documents, and from where nobody was let in stays inside', async () => {
  const key = await createApiKey(ctx, { name: 'read', scopes: ['read'], createdBy: 'system' });
  const authorization = `Bearer ${key.kind === 'created' ? key.token : ''}`;
  const answer = await getSourceHealth(new Request('http://localhost/api/v1/sources/health', { headers: { authorization } }));
  const text = await answer.text();
  const [wms] = sourceHealth.strict().parse(JSON.parse(text)).sources;
  expect(wms).toMatchObject({
    name: 'wms',
    kind: 'wms',
    state: 'failing',
    promiseMinutes: 30,
    rejected: 11,
    alarms: [{ kind: 'failing', incidentId: null }],
    last24h: { calls: 12, good: 1, refused: 11, facts: 1, withinPromiseShare: 0 },
  });
  expect(wms!.last24h.successShare).toBeCloseTo(1 / 12, 6);
  expect(wms!.last24h.lagP50Ms).toBeGreaterThan(30 * MINUTE);
  expect(text).not.toContain('203.0.113.9');
});

test('Prometheus reads the same, one gauge each, and no line for what was not measured', async () => {
  const text = await (await metricsRoute(new Request('http://localhost/api/metrics'))).text();
  expect(text).toMatch(/^daona_source_calls_24h\{source="wms"\} 12$/m);
  expect(text).toMatch(/^daona_source_news_in_time_ratio_24h\{source="wms"\} 0$/m);
  expect(text).toMatch(/^daona_source_alarms\{kind="failing"\} 1$/m);
  expect(text).toMatch(/^daona_source_alarms\{kind="silent"\} 0$/m);
  expect(text).not.toMatch(/null|NaN|undefined/);
});
