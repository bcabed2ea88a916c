import { aftershipPush } from './aftership-push';
import { eventBody, orderBody, scanBody } from './api-body';
import type { WorldSource } from './environment';
import { kuaidi100Push } from './kuaidi100-push';
import type { Report } from './report';
import { type Answer, type Sending, send } from './send';
import { shopifyPush } from './shopify-push';

export interface Doors {
  url: string;
  apiKey: string;
  sources: WorldSource[];
}

/** What became of a delivery: items taken, and the reasons of those refused for good. */
export interface Delivery {
  taken: number;
  refused: string[];
}

const ORDERS_A_CALL = 100;
const EVENTS_A_CALL = 200;
const PUSHES_AT_ONCE = 4;

/**
 * Sends reports through the doors they belong to: orders first, then what the shop's systems say, then the carriers'
 * lists, of which only the newest of each shipment goes out. Throws `Away` when all of it must be sent again; what had
 * already arrived is then told twice, which the product knows to be the same.
 */
export async function deliver(doors: Doors, reports: Report[]): Promise<Delivery> {
  const done: Delivery = { taken: 0, refused: [] };
  const orders = reports.filter((r) => r.kind === 'order').map((r) => orderBody(r.order));
  await inBatches(orders, ORDERS_A_CALL, (batch) => post('orders', batch));
  const platform = reports.filter((r) => r.kind === 'platform');
  for (const topic of ['orders/create', 'orders/paid', 'fulfillments/create', 'orders/cancelled'] as const) {
    await inParallel(
      platform.filter((r) => r.topic === topic).map((r) => shopify(r)),
      push,
    );
  }
  const events = reports.filter((r) => r.kind === 'event').map(eventBody);
  await inBatches(events, EVENTS_A_CALL, (batch) => post('events', batch));
  await tellScans(latestLists(reports));
  return done;

  async function tellScans(lists: Extract<Report, { kind: 'scans' }>[]) {
    const pushes: Sending[] = [];
    const told: object[] = [];
    for (const list of lists) {
      const source = doors.sources.find((s) => s.adapter === (list.isAbroad ? 'aftership' : 'kuaidi100'));
      if (source) pushes.push(carrierPush(source, list));
      else
        for (const scan of list.shipment.scans) if (scan.at <= list.upTo) told.push(scanBody(list.shop, list.orderNo, list.shipment, scan));
    }
    await inParallel(pushes, push);
    await inBatches(told, EVENTS_A_CALL, (batch) => post('events', batch));
  }

  function carrierPush(source: WorldSource, list: Extract<Report, { kind: 'scans' }>): Sending {
    const url = webhookUrl(source);
    if (source.adapter === 'kuaidi100') return { url, headers: {}, body: kuaidi100Push(list.shipment, list.upTo, source.secret) };
    const { body, signature } = aftershipPush(list.shipment, list.upTo, list.orderNo, source.secret);
    return { url, headers: { 'content-type': 'application/json', 'aftership-hmac-sha256': signature }, body };
  }

  function shopify(report: Extract<Report, { kind: 'platform' }>): Sending {
    const source = doors.sources.find((s) => s.adapter === 'shopify');
    if (!source) throw new Error('a platform report without a platform');
    return { url: webhookUrl(source), ...shopifyPush(report.topic, report.order, report.event, source.secret) };
  }

  function webhookUrl(source: WorldSource): string {
    return `${doors.url}/api/webhooks/${source.adapter}/${source.endpoint}`;
  }

  async function push(sending: Sending) {
    note(await send(sending), sending.url.replace(/[^/]+$/, '…'));
  }

  async function post(name: 'orders' | 'events', batch: object[]) {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${doors.apiKey}` };
    const answer = await send({ url: `${doors.url}/api/v1/${name}`, headers, body: JSON.stringify({ [name]: batch }) });
    if (answer.kind === 'refused') return note(answer, name);
    const results = (answer.json as { results?: { status: string; field?: string; reason?: string }[] } | null)?.results ?? [];
    for (const [i, result] of results.entries()) {
      if (result.status === 'rejected')
        done.refused.push(`${name}: ${result.field} ${result.reason} in ${JSON.stringify(batch[i]).slice(0, 160)}`);
      else done.taken += 1;
    }
  }

  function note(answer: Answer, where: string) {
    if (answer.kind === 'taken') done.taken += 1;
    else done.refused.push(`${where}: ${answer.status} ${answer.text}`);
  }
}

/** The newest list of each shipment, in the order of sending; a list that is sent again the same counts as two. */
function latestLists(reports: Report[]): Extract<Report, { kind: 'scans' }>[] {
  const lists = reports.filter((r) => r.kind === 'scans');
  const newest = new Map<string, number>();
  for (const { shipment, upTo } of lists) newest.set(shipment.trackingNo, Math.max(upTo, newest.get(shipment.trackingNo) ?? 0));
  return lists.filter((list) => list.upTo === newest.get(list.shipment.trackingNo));
}

async function inBatches<T>(items: T[], size: number, work: (batch: T[]) => Promise<void>): Promise<void> {
  for (let i = 0; i < items.length; i += size) await work(items.slice(i, i + size));
}

/** A few at once, in order of start. The first failure ends it. */
async function inParallel<T>(items: T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  const lane = async () => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: PUSHES_AT_ONCE }, lane));
}
