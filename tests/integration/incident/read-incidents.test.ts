import { beforeEach, describe, expect, it } from 'vitest';
import { metricsRoute } from '@/server/api/health/metrics-route';
import { getIncidents, incidentPage } from '@/server/api/rest/get-incidents';
import type { IncidentOpening } from '@/server/domain/incident/incident';
import { MINUTE } from '@/server/domain/shared/instant';
import { type Context, newContext } from '@/server/store/context';
import { forgetOpenIncidents } from '@/server/store/incident';
import { createApiKey } from '@/server/usecases/access/create-api-key';
import { closeIncident } from '@/server/usecases/incident/close-incident';
import { openIncident } from '@/server/usecases/incident/open-incident';
import { workOnIncidents } from '@/server/usecases/incident/work-on-incidents';
import { freshDatabase } from '../../database/fresh-database';
import { addStaff, callsAs } from '../console/staff-caller';
import { toldOrder } from './outage';

function silent(source: string, since: number): IncidentOpening {
  return { kind: 'source_silent', silence: { source, sourceKind: 'wms', silentSince: since, lastGoodAt: since, evidence: { refused: 7 } } };
}

async function settle(ctx: Context): Promise<void> {
  while ((await workOnIncidents(ctx)).isMore);
}

async function list(query: string): Promise<ReturnType<typeof incidentPage.parse>> {
  const made = await createApiKey(newContext(), { name: `reader ${query}`, scopes: ['read'], createdBy: 'system' });
  if (made.kind !== 'created') throw new Error('the key exists');
  const headers = { authorization: `Bearer ${made.token}` };
  const answer = await getIncidents(new Request(`http://localhost/api/v1/incidents${query}`, { headers }));
  expect(answer.status).toBe(200);
  return incidentPage.parse(await answer.json());
}

beforeEach(async () => {
  await freshDatabase();
  forgetOpenIncidents();
});

describe('incidents are read', () => {
  it('through the interface: newest first, open or closed, with their cause in words and their figures', async () => {
    const ctx = newContext();
    const since = ctx.now() - 60 * MINUTE;
    await toldOrder(ctx, 'R1', since, ['paid']);
    const first = await openIncident(ctx, silent('wms', since));
    await settle(ctx);
    await closeIncident(ctx, { id: first.incident.id, by: 'system' });
    await settle(ctx);
    const second = await openIncident(ctx, silent('wms', since));
    await settle(ctx);
    const all = await list('');
    expect(all.incidents.map((i) => i.id)).toEqual([second.incident.id, first.incident.id]);
    expect(all.incidents[1]).toMatchObject({ phase: 'closed', source: 'wms', cause: 'calls_refused', orders: 1, alertSeenAt: null });
    expect(all.incidents[1]!.alertedAt).not.toBeNull();
    expect(all.incidents[0]!.words.en.cause).toMatch(/^No successful call from wms since .*; 7 calls refused$/);
    const metrics = await (await metricsRoute(new Request('http://localhost/api/metrics'))).text();
    expect(metrics).toContain('daona_open_incidents{kind="source_silent"} 1');
    expect((await list('?state=open')).incidents.map((i) => i.id)).toEqual([second.incident.id]);
    expect((await list('?state=closed')).incidents.map((i) => i.id)).toEqual([first.incident.id]);
  });

  it('in the console: with the orders they touch and what people did, by name', async () => {
    const ctx = newContext();
    const since = ctx.now() - 60 * MINUTE;
    await toldOrder(ctx, 'R2', since, ['paid']);
    const { incident } = await openIncident(ctx, silent('wms', since));
    await settle(ctx);
    const id = await addStaff('supervisor', 'Lin');
    const calls = callsAs('supervisor', id);
    expect(await calls.incident.acknowledge({ id: incident.id })).toMatchObject({ kind: 'done' });
    expect(await calls.incident.acknowledge({ id: incident.id })).toMatchObject({ kind: 'not_now' });
    expect(await calls.incident.close({ id: incident.id })).toMatchObject({ kind: 'closing' });
    await settle(ctx);
    expect(await calls.incident.read({ id: incident.id })).toMatchObject({
      kind: 'found',
      incident: { phase: 'closed', acknowledgedByName: 'Lin', closedByName: 'Lin' },
      orders: [{ orderNo: 'R2' }],
      acts: [{ action: 'incident.closed', actorName: 'Lin' }, { action: 'incident.acknowledged' }],
      hasMore: false,
    });
    expect((await callsAs('viewer').board.read()).incidents).toEqual([]);
    expect(await calls.incident.read({ id: '018f0000-0000-7000-8000-000000000009' })).toEqual({ kind: 'missing' });
  });
});
