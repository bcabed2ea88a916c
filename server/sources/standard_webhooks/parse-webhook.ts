import { z } from 'zod';
import { postedEvent } from '@/server/domain/intake/event-schema';
import { postedOrder } from '@/server/domain/intake/order-schema';
import { postedFact } from '@/server/domain/intake/posted-fact';
import { readAs, readJsonAs } from '../read-json';
import { type Delivery, emptyReport, type Parsed, type Report, type SourceAccount } from '../source';
import { UNMAPPED } from '../status-map';

/** Most items of one webhook: as many as one call of the REST interface takes. */
const MAX_ITEMS = 1_000;

const webhookSchema = z.object({ type: z.string().min(1), data: z.unknown().optional() });
const items = z.array(z.unknown()).max(MAX_ITEMS).default([]);
const batchSchema = z.object({ orders: items, events: items });

/**
 * A webhook in our canonical form: `{ type, timestamp, data }`, where `data` of type `order` or `event` is one item of
 * `POST /api/v1/orders` or `/events`, and of type `batch` is `{ orders, events }`. Who reports is the account, whatever an
 * event says of its `source`; the account's shop is meant where an item names none.
 */
export function parseWebhook(delivery: Delivery, account: SourceAccount): Parsed {
  const webhook = readJsonAs(delivery.body, webhookSchema, 'webhook');
  if (webhook.kind === 'unreadable') return webhook;
  const { type, data } = webhook.value;
  const report = emptyReport();
  if (type === 'order') addOrder(report, data, account);
  else if (type === 'event') addEvent(report, data, account);
  else if (type === 'batch') {
    const batch = readAs(data, batchSchema, 'batch');
    if (batch.kind === 'unreadable') return batch;
    for (const order of batch.value.orders) addOrder(report, order, account);
    for (const event of batch.value.events) addEvent(report, event, account);
  } else return { kind: 'ignored', reason: 'the type is none of order, event and batch' };
  if (report.orders.length + report.facts.length > 0) return { kind: 'report', report };
  return { kind: 'unreadable', reason: `nothing readable in it: ${report.unreadable[0] ?? 'no items'}` };
}

function addOrder(report: Report, item: unknown, account: SourceAccount): void {
  const order = readAs(withDefaults(item, account), postedOrder, 'order');
  if (order.kind === 'read') report.orders.push(order.value);
  else report.unreadable.push(order.reason);
}

function addEvent(report: Report, item: unknown, account: SourceAccount): void {
  const event = readAs({ ...withDefaults(item, account), source: account.name }, postedEvent, 'event');
  if (event.kind === 'unreadable') report.unreadable.push(event.reason);
  else report.facts.push(postedFact(event.value, event.value.code ? { code: event.value.code } : UNMAPPED));
}

/** An item that names an order and no shop is about the account's. */
function withDefaults(item: unknown, account: SourceAccount): Record<string, unknown> {
  const said = item && typeof item === 'object' && !Array.isArray(item) ? (item as Record<string, unknown>) : {};
  return account.shop !== null && said.orderNo !== undefined && said.shop === undefined ? { ...said, shop: account.shop } : { ...said };
}
