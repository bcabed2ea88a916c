import { setTimeout as sleep } from 'node:timers/promises';
import { HOOK_TYPES } from '@/server/domain/hook/hook-types';
import { HOUR } from '@/server/domain/shared/instant';
import { routeMatcher } from '@/server/front/match-route';
import { pool } from '@/server/platform/database';
import { newContext } from '@/server/store/context';
import { flushViews } from '@/server/usecases/access/view-counter';
import { hooksUnderWay } from '@/server/usecases/hook/deliver-hooks';
import { flushInsight } from '@/server/usecases/insight/count-insight';
import { sendCodes } from '@/server/usecases/owner/send-codes';
import { flushTraffic } from '@/server/usecases/source/traffic-counter';
import { HookReceiver } from '../support/hook-receiver';
import { Browser } from './browser';
import { appFiles, callsOf, type Door, NEEDS_NEXT } from './door';
import { ValueFinder } from './find-values';
import { Ledger, NOTHING } from './ledger';
import { lookAtTables } from './look-at-tables';
import { breakTables, deleteThings, importFile, letTimePass, writeInbox } from './other-ways-in';
import { type Person, personOf } from './people';
import { pushScans, SALT, SHOP, tellOrders } from './tell-product';
import { guessOrder, leaveAsOwner, type Order, visitAsFinder, visitAsOwner, visitAsVerified, visitByLink } from './visit-as-customer';
import { type About, type Colleague, leavePhone, sendStaffGarbage, unlistedProcedures, visitAsStaff } from './visit-as-staff';
import { sendGarbage, shareOrder, visitAsSystem, visitListsAsSystem } from './visit-as-system';
import { workThrough } from './workers';

export interface CrawlOptions {
  door: Door;
  people: number;
  /** Modules that answer, by pattern: every call of them has to be made. */
  modules: Parameters<typeof callsOf>[0];
  apiKey: string;
  colleagues: Colleague[];
  /** Messages that phones have received so far, oldest first. */
  messages(): readonly { to: string; text: string }[];
  /** Everybody's order is looked at in every way; else each in some, and all ways by somebody. */
  isThorough: boolean;
  say(line: string): void;
}

export interface Crawled {
  ledger: Ledger;
  /** What nobody has listed or asked: routes, procedures, tables. */
  unlisted: string[];
  /** What went wrong on the way: the figures would say less than they seem to. */
  faults: string[];
}

const CODE = /(?<!\d)\d{6}(?!\d)/;

/** Whose values are put where they do not belong: somebody Chinese, somebody from abroad. */
const GARBLERS = [0, 4];

/** Persons who are about at the same time. */
const AT_ONCE = 8;

/** Calls whose answers depend on no order, or that only a vendor makes; they are sent garbage as every POST is. */
const PLAIN = [
  '/track',
  '/track/phone',
  '/track/code',
  '/track/orders',
  '/offline.js',
  '/wechat/oauth?code=x&state=y',
  '/script/page.js',
  '/brand/seed',
  '/docs/api',
  '/api/openapi.json',
  '/api/geo/base-map',
  '/api/geo/tiles/3/1/1',
  '/site-proof',
  '/picture/seeded-token-of-a-case-1',
  '/api/health',
  '/api/metrics',
  '/api/v1/track/challenge',
  '/api/receipts/wechat_template/main?echostr=x',
  '/api/webhooks/kuaidi100/seeded-account-1',
];

/** Tells the product of seeded persons, lets everybody look at everything, and looks at what is left behind. */
export async function crawl({ door, people, modules, apiKey, colleagues, messages, isThorough, say }: CrawlOptions): Promise<Crawled> {
  const ctx = newContext();
  const ledger = new Ledger(new ValueFinder(people));
  const faults: string[] = [];
  const patterns = routeMatcher(appFiles().map(({ pattern }) => [pattern, pattern] as [string, string]));
  const browse = (nth: number, reader: string) => new Browser(door, ledger, patterns, nth, reader);
  const everybody = Array.from({ length: people }, (_, no) => personOf(no));
  const system = browse(0, 'system');
  const headers = { authorization: `Bearer ${apiKey}` };

  const placedAt = ctx.now() - 100 * HOUR;
  const made = await system.ask('/api/v1/sources', NOTHING, {
    json: { name: 'kuaidi100', adapter: 'kuaidi100', shop: SHOP, secrets: { salt: SALT }, endpoint: 'seeded-account-1' },
    headers,
  });
  if (made.status >= 300) throw new Error(`no source: ${made.text}`);
  const receiver = await HookReceiver.listen();
  const hook = await system.ask('/api/v1/hooks', NOTHING, { json: { url: receiver.url(), types: [...HOOK_TYPES] }, headers });
  if (hook.status !== 201) throw new Error(`no webhook: ${hook.text}`);
  faults.push(...(await tellOrders(system, everybody, placedAt, apiKey)));
  for (const person of everybody.filter(({ no }) => no % 5 === 0))
    await pushScans(browse(person.no, 'vendor'), person, '/api/webhooks/kuaidi100/seeded-account-1', person.no % 10 === 5);
  await writeInbox(everybody[1]!, placedAt);
  const importId = await importFile(system, everybody[2]!, headers);
  for (const colleague of colleagues) await leavePhone(ctx, colleague);
  for (let pass = 0; pass < 2; pass += 1) {
    await letTimePass();
    faults.push(...(await workThrough(ctx)));
  }
  say(`${people} orders told`);

  const { rows } = await pool().query<{ id: string; code: string; no: string }>(
    `select id, code, order_no as no from orders where shop = $1`,
    [SHOP],
  );
  const known = new Map(rows.map((row) => [row.no, row]));
  const visit = async (person: Person) => {
    const row = known.get(person.orderNo);
    if (!row) throw new Error(`order ${person.orderNo} is not there`);
    const order: Order = { ...row, links: await shareOrder(system, person, apiKey) };
    const codeFor = async () => {
      for (let tries = 0; tries < 200; tries += 1) {
        await sendCodes(ctx);
        const own = messages().findLast(({ to, text }) => to === person.phone.e164 && CODE.test(text));
        if (own) return CODE.exec(own.text)![0];
        await sleep(20);
      }
      throw new Error('no code came');
    };
    const ways: (() => Promise<unknown>)[] = [
      () => visitAsVerified(browse(person.no, 'who proved the number'), person, order),
      async () => {
        const owner = browse(person.no, 'owner');
        await visitAsOwner(owner, person, order, codeFor);
        await leaveAsOwner(owner, person, order);
      },
      () => visitAsFinder(browse(person.no, 'finder'), person, order),
      () => visitByLink(browse(person.no, 'link'), person, order.links),
      () => guessOrder(browse(person.no, 'stranger'), person, personOf((person.no + 1) % people)),
      () => visitAsSystem(system, ledger, person, order, apiKey),
      async () => visitAsStaff(ctx, ledger, colleagues, await aboutOf(person, order, importId), 'one'),
      async () => {
        await listen(browse(person.no, 'finder'), door, ledger, `/api/live/orders/q/${order.code}`);
        await listen(browse(person.no, 'link'), door, ledger, `/api/live/orders/t/${order.links.verified}`);
      },
    ];
    try {
      // wrong guesses at others make nobody work who has proved
      await pool().query('delete from guess_budget');
      // in the order of the list: what customers write is there for those who look after
      for (const [nth, way] of ways.entries()) if (isThorough || (person.no + nth * 3) % ways.length < 3) await way();
    } catch (error) {
      faults.push(`person ${person.no}: ${error instanceof Error ? error.message : String(error)}`);
    }
    if (person.no % 500 === 499)
      say(`${person.no + 1} persons, ${ledger.answers.toLocaleString('en')} answers, ${ledger.leaks.length} leaks`);
  };
  await inParallel(everybody, AT_ONCE, visit);

  const first = everybody[0]!;
  const about = await aboutOf(first, { ...known.get(first.orderNo)!, links: { parcel: '', verified: '' } }, importId);
  await visitAsStaff(ctx, ledger, colleagues, about, 'all');
  await visitListsAsSystem(system, apiKey, about.hookId);
  for (const path of PLAIN) await browse(0, 'anybody').ask(path, NOTHING, { headers: { 'accept-language': 'en' } });
  await system.ask(`/api/v1/imports/${importId}`, NOTHING, { headers });
  const calls = callsOf(modules);
  const garbled = calls.filter((call) => call.startsWith('POST ')).map((call) => call.slice(5));
  for (const person of everybody.filter(({ no }) => GARBLERS.includes(no))) {
    await sendGarbage(browse(10_000 + person.no, 'who garbles'), person, garbled, apiKey);
    const admin = colleagues.find((one) => one.role === 'admin');
    if (admin) await sendStaffGarbage(ctx, ledger, admin, person);
  }
  await deleteThings(system, headers);
  await letTimePass();
  faults.push(...(await workThrough(ctx)));
  await breakTables(browse(9_999, 'whose answer breaks'), everybody[0]!, { ...known.get(first.orderNo)!, apiKey });
  for (const person of everybody.slice(0, 50)) await browse(person.no, 'finder').ask(`/q/${known.get(person.orderNo)!.code}`);
  await flushViews();
  await flushInsight();
  await flushTraffic(ctx);
  await browse(0, 'anybody').ask('/api/metrics');

  await hooksUnderWay();
  await receiver.close();
  if (receiver.heard.length === 0) faults.push('no webhook was sent');
  for (const { body } of receiver.heard) ledger.look('webhook', body, { kinds: ['orderNo', 'item', 'district'], of: 'anyone' });
  lookAtMessages(ledger, everybody, messages());
  for (const line of door.logged().split('\n')) if (line !== '') ledger.look('log', line, { kinds: ['orderNo'], of: 'anyone' });
  const unlisted = [
    ...unvisited(calls, ledger),
    ...unlistedProcedures().map((path) => `procedure ${path}`),
    ...(await lookAtTables(pool(), ledger)).map((table) => `table ${table}`),
  ];
  const tickets = await pool().query<{ no: string }>('select no from ticket');
  ledger.forgive(new Set(tickets.rows.map(({ no }) => no)));
  return { ledger, unlisted, faults };
}

async function inParallel<T>(items: readonly T[], width: number, work: (item: T) => Promise<void>): Promise<void> {
  const rest = items.values();
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (const item of rest) await work(item);
    }),
  );
}

/** Calls of the product's own modules that nobody has made. */
function unvisited(calls: readonly string[], ledger: Ledger): string[] {
  const made = new Set([...ledger.seen.keys()].map((surface) => surface.split(' by ')[0]!));
  return calls.filter((call) => !made.has(call) && !NEEDS_NEXT.test(`${call.split(' ')[1]!}/`)).map((call) => `route ${call}`);
}

async function aboutOf(person: Person, order: Order, importId: string): Promise<About> {
  const one = async (sql: string, ...values: unknown[]) => (await pool().query<{ id: string }>(sql, values)).rows.map((row) => row.id);
  const [tickets, requestIds, sources, incidents, hooks] = await Promise.all([
    one('select id from ticket where order_id = $1', order.id),
    one('select id from customer_request where order_id = $1', order.id),
    one(`select id from source where name = 'kuaidi100'`),
    one('select id from incident limit 1'),
    one('select id from hook limit 1'),
  ]);
  return {
    person,
    orderId: order.id,
    ticketId: tickets[0] ?? null,
    requestIds,
    importId,
    sourceId: sources[0]!,
    incidentId: incidents[0] ?? null,
    hookId: hooks[0]!,
  };
}

/** Messages to customers tell nobody else's number and no person; what colleagues are sent neither. */
function lookAtMessages(ledger: Ledger, everybody: readonly Person[], messages: readonly { to: string; text: string }[]): void {
  const owners = new Map(everybody.map((person) => [person.phone.e164, person]));
  for (const { to, text } of messages) {
    const owner = owners.get(to);
    ledger.look(owner ? 'message to a customer' : 'message to a colleague', text, {
      kinds: ['orderNo', 'item'],
      of: owner ? owner.no : 'anyone',
    });
  }
}

/** Opens a live stream, reads what comes at once, and leaves. */
async function listen(browser: Browser, door: Door, ledger: Ledger, path: string): Promise<void> {
  const leaving = new AbortController();
  const request = new Request(browser.request(path), { signal: leaving.signal });
  const response = await door.ask(request);
  const reader = response.body?.getReader();
  const first = await reader?.read();
  ledger.look(browser.surface(request, path), new TextDecoder().decode(first?.value), NOTHING);
  await reader?.cancel().catch(() => undefined);
  leaving.abort();
}
