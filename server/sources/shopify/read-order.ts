import type { Contact } from '@/server/domain/order/contact';
import type { Place } from '@/server/domain/place/place';
import { readPhone } from '@/server/domain/shared/phone';
import { toSlug } from '@/server/domain/shared/slug';
import { readVendorTime } from '../read-vendor-time';
import type { OrderRef, Report, ReportedFact } from '../source';
import { addFulfillment } from './read-fulfillment';
import { fulfillmentSchema, type ShopifyOrder } from './webhook-schema';

/** Adds what an order says: header and contact, payment and cancellation as facts, its fulfilments. */
export function addOrder(report: Report, order: ShopifyOrder, ref: OrderRef, topic: string, timeZone: string): void {
  const at = (text: string | undefined) => readVendorTime(text, timeZone)?.at;
  const placedAt = at(order.created_at);
  if (placedAt === undefined) {
    report.unreadable.push('created_at');
    return;
  }
  report.orders.push({
    header: {
      ...ref,
      type: 'normal',
      placedAt,
      destination: destinationOf(order),
      items: order.line_items.map((item) => ({
        sku: item.sku ?? item.id,
        name: item.name ?? item.title ?? item.sku ?? item.id,
        quantity: item.quantity,
        price: item.price,
      })),
      amount: order.total_price,
      currency: order.currency,
      tags: order.tags
        ?.split(',')
        .map((tag) => tag.trim())
        .filter(Boolean),
      service: toSlug(order.shipping_lines?.[0]?.code ?? order.shipping_lines?.[0]?.title),
      paymentMethod: toSlug(order.payment_gateway_names?.[0]),
    },
    contact: contactOf(order, report),
    changedAt: at(order.updated_at),
  });
  report.aliases.push({ alias: `order:${order.id}`, order: ref });
  report.facts.push(...moneyFacts(order, ref, topic, at));
  for (const raw of order.fulfillments ?? []) {
    const read = fulfillmentSchema.safeParse(raw);
    if (read.success) addFulfillment(report, read.data, ref, timeZone);
    else report.unreadable.push('a fulfilment of the order');
  }
}

/** Payment, refund and cancellation. Their times are those of the topic that tells them, so that later updates agree. */
function moneyFacts(
  order: ShopifyOrder,
  ref: OrderRef,
  topic: string,
  at: (text: string | undefined) => number | undefined,
): ReportedFact[] {
  const told = (code: string, sourceCode: string, occurredAt: number | undefined): ReportedFact[] =>
    occurredAt === undefined
      ? []
      : [{ order: ref, identityKey: `id|order:${order.id}:${sourceCode}`, code, sourceCode, occurredAt, precision: 'second' }];
  const facts: ReportedFact[] = [];
  if (order.financial_status === 'paid' && (topic === 'orders/create' || topic === 'orders/paid')) {
    const when =
      topic === 'orders/paid' ? (at(order.updated_at) ?? at(order.processed_at)) : (at(order.processed_at) ?? at(order.created_at));
    facts.push(...told('payment.confirmed', 'paid', when));
  }
  if (order.financial_status === 'refunded') {
    const last = order.refunds?.at(-1);
    facts.push(...told('refund.done', 'refunded', at(last?.processed_at ?? last?.created_at)));
  }
  facts.push(...told('cancel.confirmed', 'cancelled', at(order.cancelled_at)));
  return facts;
}

function destinationOf(order: ShopifyOrder): Place | undefined {
  const to = order.shipping_address;
  if (!to) return undefined;
  const coordinates = to.latitude && to.longitude ? { lat: to.latitude, lon: to.longitude } : {};
  return { country: to.country_code, province: to.province, city: to.city, ...coordinates };
}

function contactOf(order: ShopifyOrder, report: Report): Contact {
  const to = order.shipping_address ?? order.billing_address ?? undefined;
  const written = to?.phone ?? order.phone ?? order.customer?.phone;
  const phone = written ? readPhone(written, to?.country_code ?? 'US') : null;
  if (written && !phone) report.unreadable.push('the phone number');
  const full = [to?.first_name ?? order.customer?.first_name, to?.last_name ?? order.customer?.last_name].filter(Boolean).join(' ');
  return {
    name: to?.name ?? (full || undefined),
    phone: phone ?? undefined,
    email: order.email ?? order.customer?.email,
    address: [to?.address1, to?.address2].filter(Boolean).join(', ') || undefined,
    postcode: to?.zip,
  };
}
