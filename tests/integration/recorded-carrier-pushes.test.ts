import { beforeEach, describe, expect, test } from 'vitest';
import { pool } from '@/server/platform/database';
import { newContext } from '@/server/store/context';
import { registerSource } from '@/server/usecases/source/register-source';
import { freshDatabase } from '../database/fresh-database';
import { dataFolder, readFixtures } from '../support/data-folder';
import { push17track, pushKdniao, pushSf, SECRET } from '../support/push';

const folder = dataFolder();
type Payload = Record<string, unknown>;
/** What was recorded of one scan: canonical code, and the clock in Shanghai. */
type Line = [code: string, at: string];

const paths: Record<string, string> = {};

beforeEach(async () => {
  await freshDatabase();
  const accounts = { kdniao: { businessId: '1', apiKey: SECRET }, '17track': { key: SECRET }, sf: {} };
  for (const [adapter, secrets] of Object.entries(accounts))
    paths[adapter] = (await registerSource(newContext(), { name: adapter, adapter, secrets, by: 'system' })).path;
});

async function recorded(): Promise<{ lines: Line[]; texts: string; subjects: string[] }> {
  const { rows } = await pool().query(
    `select subject, code, to_char(occurred_at at time zone 'Asia/Shanghai', 'MM-DD HH24:MI:SS') as at, body::text as body
       from fact order by occurred_at, (body->>'ordinal')::int, seq`,
  );
  return {
    lines: rows.map((r) => [r.code, r.at]),
    texts: rows.map((r) => r.body).join('\n'),
    subjects: [...new Set(rows.map((r) => r.subject as string))],
  };
}

async function verdict(): Promise<string> {
  return (await pool().query('select verdict from raw_payload order by id desc limit 1')).rows[0].verdict;
}

/** Nothing of a person's phone or of markup may have reached the log. */
function expectClean(texts: string): void {
  expect(texts).not.toMatch(/(?<!\d)1[3-9]\d{9}(?!\d)|<font|<br|<a /);
}

/** Per recorded trace, written down from its own words and codes: shipment and what each line means. */
const KDNIAO: Record<string, { subject: string; lines: Line[] }> = {
  'trace-htky-pangucode.json': {
    subject: 't:best/557020683421114',
    lines: [
      ['picked_up', '08-22 19:19:16'],
      ['in_transit.arrived', '08-22 19:29:46'],
      ['in_transit.departed', '08-22 19:31:00'],
      ['in_transit.arrived', '08-24 05:32:12'],
      ['in_transit.departed', '08-24 05:41:25'],
      ['in_transit.arrived', '08-24 11:38:42'],
      ['in_transit.departed', '08-24 11:46:00'],
      ['in_transit.arrived', '08-24 13:47:42'],
      ['out_for_delivery', '08-24 15:07:21'],
      ['delivered', '08-24 16:12:43'],
    ],
  },
  'trace-yto-am-admin.json': {
    subject: 't:yto/YT4318407829600',
    lines: [
      ['picked_up', '12-31 10:40:24'],
      ['in_transit.arrived', '01-01 04:00:31'],
      ['in_transit.departed', '01-01 04:24:52'],
      ['in_transit.arrived', '01-01 08:57:11'],
      ['in_transit.departed', '01-01 09:23:38'],
      ['in_transit.arrived', '01-01 13:50:17'],
      ['in_transit.departed', '01-01 14:31:59'],
      ['available_for_pickup.station', '01-01 18:44:21'],
      ['available_for_pickup.station', '01-02 13:05:27'],
      // The vendor calls it signed; the words say that a shop keeps it for the customer to fetch.
      ['available_for_pickup.station', '01-02 17:42:33'],
    ],
  },
  'trace-zto-75324542769471.json': {
    subject: 't:zto/75324542769471',
    lines: [
      ['picked_up', '12-31 19:59:47'],
      ['in_transit.departed', '12-31 21:14:16'],
    ],
  },
  'trace-zto-antd-vue3.json': {
    subject: 't:zto/73190553102532',
    lines: [
      ['picked_up', '09-19 17:48:45'],
      ['in_transit.departed', '09-19 19:22:04'],
      ['in_transit.arrived', '09-19 21:10:21'],
      ['in_transit.departed', '09-19 21:12:00'],
      ['in_transit.arrived', '09-20 03:03:51'],
      ['in_transit.departed', '09-20 04:46:34'],
      ['in_transit.arrived', '09-20 08:04:24'],
      ['out_for_delivery', '09-20 08:04:25'],
      ['available_for_pickup.locker', '09-20 09:51:07'],
      ['delivered.locker_collected', '09-20 16:20:38'],
    ],
  },
};

/** The vendor's item of a push, made of what the recorded answers have kept of it. */
function kdniaoItem(payload: Payload, name: string): Payload {
  const data = (payload.data ?? payload) as Payload;
  const list = (data.Traces ?? data.traces ?? data.data) as Payload[];
  const Traces = list.map((t) => ({
    AcceptTime: t.AcceptTime ?? t.acceptTime,
    AcceptStation: t.AcceptStation ?? t.acceptStation,
    Action: t.action,
    Location: t.location,
    Remark: t.remark,
  }));
  const [, word, number] = /^trace-([a-z]+)-(\d+)/.exec(name) ?? [];
  return {
    ShipperCode: data.ShipperCode ?? word?.toUpperCase() ?? String(data.carrierCode).replace(/\d+$/, ''),
    LogisticCode: data.LogisticCode ?? data.outWaybillNo ?? number,
    State: data.State ?? data.state,
    StateEx: data.action,
    Success: true,
    Traces,
  };
}

describe.skipIf(!folder)('recorded 快递鸟 traces in the push envelope', () => {
  const fixtures = folder ? readFixtures(folder, 'china-express/kdniao') : new Map<string, Payload>();

  test.each([...fixtures.keys()])('%s', async (name) => {
    const item = kdniaoItem(fixtures.get(name)!, name);
    if (name.includes('antd')) item.ShipperCode = 'ZTO';
    const answer = await pushKdniao(paths.kdniao!, { EBusinessID: '1', PushTime: '2026-11-21 12:00:00', Count: '1', Data: [item] });
    expect([answer.status, await answer.json()]).toMatchObject([200, { Success: true }]);
    const { lines, texts, subjects } = await recorded();
    expect(subjects).toEqual([KDNIAO[name]!.subject]);
    expect(lines).toEqual(KDNIAO[name]!.lines);
    expectClean(texts);
  });

  test('the answers themselves are no push', async () => {
    for (const payload of fixtures.values()) {
      expect((await pushKdniao(paths.kdniao!, payload)).status).toBe(422);
      expect(await verdict()).toBe('unreadable');
    }
    expect((await recorded()).lines).toEqual([]);
  });
});

const SF_ROUTES: Record<string, { mailno: string; lines: Line[] }> = {
  'routes-opcodes-444004726041.json': {
    mailno: '444004726041',
    lines: [
      ['picked_up', '06-16 18:08:23'],
      ['in_transit', '06-16 21:54:57'],
      ['in_transit', '06-17 13:42:00'],
      ['in_transit.arrived', '06-17 15:15:27'],
      ['in_transit', '06-17 17:09:30'],
      ['out_for_delivery', '06-17 18:33:11'],
      ['attempt_failed', '06-17 21:06:21'],
      ['out_for_delivery', '06-18 08:02:26'],
      ['delivered', '06-18 09:30:11'],
    ],
  },
  'web-routes-471728472811.json': {
    mailno: '471728472811',
    lines: [
      ['picked_up', '12-25 23:09:05'],
      ['in_transit.departed', '12-25 23:26:25'],
      ['in_transit.arrived', '12-26 00:00:39'],
      ['in_transit.departed', '12-26 00:37:14'],
      ['in_transit.arrived', '12-26 02:20:13'],
      ['in_transit.departed', '12-26 03:51:31'],
      ['in_transit.arrived', '12-26 05:21:40'],
      ['in_transit.departed', '12-26 05:47:11'],
      ['in_transit.arrived', '12-26 06:13:56'],
      ['out_for_delivery', '12-26 08:26:10'],
      ['delivered', '12-26 10:07:14'],
      ['in_transit.info', '12-26 10:07:14'],
    ],
  },
};

describe.skipIf(!folder)('recorded SF routes in the push envelope', () => {
  const fixtures = folder ? readFixtures(folder, 'china-express/sf') : new Map<string, Payload>();

  test.each([...fixtures.keys()])('%s', async (name) => {
    const payload = fixtures.get(name) as unknown as { data?: { routes: Payload[] } } | { routes: Payload[] }[];
    const routes = Array.isArray(payload) ? payload[0]!.routes : payload.data!.routes;
    const { mailno, lines } = SF_ROUTES[name]!;
    const scans = routes.map((r) => ({
      mailno,
      opCode: r.opcode,
      acceptTime: r.time ?? r.scanDateTime,
      acceptAddress: r.address,
      remark: r.remark,
      reasonCode: r.stayWhyCode,
    }));
    // The vendor sends at most ten at a time.
    for (let from = 0; from < scans.length; from += 10) {
      const answer = await pushSf(paths.sf!, scans.slice(from, from + 10));
      expect([answer.status, await answer.json()]).toEqual([200, { return_code: '0000', return_msg: '成功' }]);
    }
    const said = await recorded();
    expect(said.subjects).toEqual([`t:sf/${mailno}`]);
    expect(said.lines).toEqual(lines);
    expectClean(said.texts);
  });
});

describe.skipIf(!folder)('recorded 17TRACK payloads as webhooks', () => {
  const fixtures = folder ? readFixtures(folder, 'aggregator/17track') : new Map<string, Payload>();

  test.each([...fixtures.keys()])('%s', async (name) => {
    const payload = fixtures.get(name)!;
    // A sample of the documentation wraps the webhook itself.
    const answer = await push17track(paths['17track']!, payload.payload ?? payload);
    if (name !== 'aio17track-webhook-tracking-stopped.json') {
      // Answers of the registration, and webhooks of version 1, which have no track_info.
      expect([answer.status, await verdict()]).toEqual([422, 'unreadable']);
      expect((await recorded()).lines).toEqual([]);
      return;
    }
    expect(answer.status).toBe(200);
    const { lines, subjects } = await recorded();
    expect([lines.map(([code]) => code), subjects]).toEqual([['problem.feed_ended'], ['t:17track2151/AA123456789BR']]);
  });
});
