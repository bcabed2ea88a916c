import { beforeEach, expect, test } from 'vitest';
import { newContext } from '@/server/store/context';
import { recordPostedEvents } from '@/server/usecases/source/record-posted-events';
import { flushTraffic } from '@/server/usecases/source/traffic-counter';
import { watchSources } from '@/server/usecases/source/watch-sources';
import { ensureDefaultRules } from '@/server/usecases/stall/ensure-default-rules';
import { freshDatabase } from '../../database/fresh-database';
import { recordOrder } from '../console/some-orders';
import { callsAs } from '../console/staff-caller';

const ctx = newContext();

beforeEach(async () => {
  await freshDatabase();
  await ensureDefaultRules(ctx);
});

test('the process is told by what was understood, who is heard and which rules hit, each from the log itself', async () => {
  const calls = callsAs('viewer');
  expect(await calls.source.process()).toEqual({
    completeness: { orders: 0, placed: null, facts: 0, understood: null },
    connectivity: { sources: 0, well: 0, calls: 0, success: null },
    hits: [],
  });

  const orderId = await recordOrder({ orderNo: 'A1' });
  const about = { source: 'wms', order: { shop: 'north', orderNo: 'A1' }, occurredAt: ctx.now(), precision: 'second' as const };
  await recordPostedEvents(ctx, {
    events: [
      { ...about, code: 'picked' },
      { ...about, sourceCode: 'a word of its own' },
    ],
  });
  await ctx.db.query(
    `insert into notice (id, order_id, cause, recipient, template, params, due_at)
     select gen_random_uuid(), $1, 'stall:O20-accept:' || rung || '::1', 'staff:agent', 'staff.stall', '{}', now() from generate_series(1, 2) rung`,
    [orderId],
  );
  await flushTraffic(ctx);
  await watchSources(ctx);
  expect(await calls.source.process()).toMatchObject({
    completeness: { facts: 2, understood: 0.5 },
    connectivity: { sources: 1, well: 1, calls: 1, success: 1 },
    hits: [{ rule: 'O20-accept', name: null, orders: 1, share: 0.5 }],
  });
});

test('a source that only ever failed counts among those that are not well', async () => {
  await ctx.db.query(
    `with s as (insert into source (id, name, adapter, kind, endpoint)
       select gen_random_uuid(), name, 'alipay', 'gateway', name from unnest(array['failing', 'new']) name returning id, name)
     insert into source_alarm (id, source_id, kind, since, opened_at, seen_at, evidence)
     select gen_random_uuid(), id, 'failing', now(), now(), now(), '{}' from s where name = 'failing'`,
  );
  expect(await callsAs('viewer').source.process()).toMatchObject({ connectivity: { sources: 1, well: 0 } });
});
