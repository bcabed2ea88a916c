import type { z } from 'zod';
import { type Delivery, emptyReport, type Parsed, type Report, type SourceAccount } from '../source';
import { addFulfillment, addFulfillmentEvent, addWaitingFulfillment } from './read-fulfillment';
import { addOrder } from './read-order';
import { fulfillmentEventSchema, fulfillmentSchema, orderSchema } from './webhook-schema';

const ORDER_TOPICS = [
  'orders/create',
  'orders/updated',
  'orders/paid',
  'orders/cancelled',
  'orders/fulfilled',
  'orders/partially_fulfilled',
];
const FULFILLMENT_TOPICS = ['fulfillments/create', 'fulfillments/update'];
/** Every app must take these; they are kept for whoever answers the request (shopify.dev, mandatory webhooks). */
const DUTY_TOPICS = ['customers/data_request', 'customers/redact', 'shop/redact', 'app/uninstalled'];

/** A webhook of Shopify (INTEGRATIONS B5). The topic stands in a header; order numbers are the order's `name`. */
export function parseWebhook(delivery: Delivery, account: SourceAccount): Parsed {
  const topic = delivery.headers.get('x-shopify-topic') ?? '';
  if (DUTY_TOPICS.includes(topic)) return { kind: 'ignored', reason: `${topic} is kept for an administrator` };
  const { shop } = account;
  if (!shop) return { kind: 'unreadable', reason: 'the account names no shop for the orders' };
  const json = readJson(delivery.body);
  if (json === undefined) return { kind: 'unreadable', reason: 'the body is not JSON' };
  if (ORDER_TOPICS.includes(topic)) {
    return readAs(json, orderSchema, 'an order', (report, order) =>
      addOrder(report, order, { shop, orderNo: order.name }, topic, account.timeZone),
    );
  }
  if (FULFILLMENT_TOPICS.includes(topic)) {
    return readAs(json, fulfillmentSchema, 'a fulfilment', (report, fulfillment) => {
      // A fulfilment is named after its order: "#1001.1" is the first of "#1001".
      const orderNo = /^(.+)\.\d+$/.exec(fulfillment.name ?? '')?.[1];
      if (orderNo) addFulfillment(report, fulfillment, { shop, orderNo }, account.timeZone);
      else addWaitingFulfillment(report, fulfillment, account.timeZone);
    });
  }
  if (topic === 'fulfillment_events/create') {
    return readAs(json, fulfillmentEventSchema, 'a fulfilment event', (report, event) =>
      addFulfillmentEvent(report, event, account.timeZone),
    );
  }
  return { kind: 'unreadable', reason: `the topic ${topic.slice(0, 60) || '(none)'} is no tracking` };
}

function readAs<T>(json: unknown, schema: z.ZodType<T>, what: string, add: (report: Report, value: T) => void): Parsed {
  const read = schema.safeParse(json);
  if (!read.success)
    return { kind: 'unreadable', reason: `the body is not ${what}: ${read.error.issues[0]!.path.join('.') || 'body'} is missing or wrong` };
  const report = emptyReport();
  add(report, read.data);
  const isEmpty = report.orders.length + report.facts.length + report.byAlias.length + report.aliases.length === 0;
  return isEmpty ? { kind: 'unreadable', reason: `nothing readable in it: ${report.unreadable.join(', ')}` } : { kind: 'report', report };
}

/** JSON with ids as text, before a JSON number could round them. */
function readJson(body: Buffer): unknown {
  const text = body.toString('utf8').replace(/("(?:id|[a-z]+_id)"\s*:\s*)(\d{15,})/g, '$1"$2"');
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
