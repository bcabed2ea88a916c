import type { Contact } from '@/server/domain/order/contact';
import type { Place } from '@/server/domain/place/place';
import { DAY, type Instant } from '@/server/domain/shared/instant';
import { readPhone } from '@/server/domain/shared/phone';
import { toSlug } from '@/server/domain/shared/slug';
import { normaliseNumber } from '@/server/domain/tracking/identity';
import { isTimeOfOrders } from '@/server/domain/tracking/recordable';
import { cleanText } from '../clean-text';
import { readVendorTime } from '../read-vendor-time';
import type { OrderRef, Report, ReportedFact } from '../source';
import { trackingItemsSchema, type WooOrder } from './order-schema';
import { mapWoocommerce } from './status-map';

const TRACKING_KEY = '_wc_shipment_tracking_items';
/** Statuses that say nothing beyond whether it was paid, which the order tells with a date of its own. */
const SILENT = ['pending', 'on-hold', 'processing'];

/** Adds what an order says: header and contact; payment, refunds, completion and cancellation as facts; its shipments. */
export function addOrder(report: Report, order: WooOrder, ref: OrderRef, timeZone: string): void {
  const at = (gmt: string | undefined, local: string | undefined) => (readVendorTime(gmt, 'UTC') ?? readVendorTime(local, timeZone))?.at;
  const placedAt = at(order.date_created_gmt, order.date_created);
  if (placedAt === undefined) {
    report.unreadable.push('date_created');
    return;
  }
  const changedAt = at(order.date_modified_gmt, order.date_modified) ?? placedAt;
  report.orders.push({
    header: {
      ...ref,
      type: 'normal',
      placedAt,
      destination: destinationOf(order),
      items: order.line_items.map((item) => ({
        sku: item.sku ?? item.id,
        name: cleanText(item.name) || (item.sku ?? item.id),
        quantity: item.quantity,
        price: item.price === null || item.price === undefined ? undefined : String(item.price),
      })),
      amount: order.total,
      currency: order.currency,
      service: toSlug(order.shipping_lines?.[0]?.method_title ?? order.shipping_lines?.[0]?.method_id),
      paymentMethod: toSlug(order.payment_method),
      ...(order.payment_method === 'cod' ? { codAllowed: true } : {}),
    },
    contact: contactOf(order, report),
    changedAt,
  });
  const told = (what: string, code: string | null, occurredAt: Instant, more: Partial<ReportedFact> = {}): ReportedFact => ({
    order: ref,
    identityKey: `id|order:${order.id}:${what}`,
    code,
    sourceCode: what,
    occurredAt,
    precision: 'second',
    ...more,
  });
  const completedAt = order.status === 'completed' ? (at(order.date_completed_gmt, order.date_completed) ?? changedAt) : undefined;
  // A completed order is a paid one for the shop, also where nobody noted when (bank transfer, cash on delivery).
  const paidAt = at(order.date_paid_gmt, order.date_paid) ?? completedAt;
  if (paidAt !== undefined) report.facts.push(told('paid', 'payment.confirmed', paidAt));
  const shipments = shipmentFacts(report, order, told, changedAt);
  report.facts.push(...shipments, ...refundFacts(order, told, changedAt));
  if (SILENT.includes(order.status)) return;
  const { code } = mapWoocommerce(order.status);
  const isSaid = (order.status === 'completed' && shipments.length > 0) || (order.status === 'refunded' && order.refunds?.length);
  if (isSaid) return;
  const bound = completedAt === undefined ? { data: { atLatest: true, changedAt } } : {};
  report.facts.push(told(order.status, code, completedAt ?? changedAt, bound));
}

type Tell = (what: string, code: string | null, occurredAt: Instant, more?: Partial<ReportedFact>) => ReportedFact;

/** Core knows no tracking numbers; the plugin Shipment Tracking keeps them with the day they were shipped on. */
function shipmentFacts(report: Report, order: WooOrder, told: Tell, changedAt: Instant): ReportedFact[] {
  const kept = order.meta_data?.find(({ key }) => key === TRACKING_KEY)?.value;
  if (kept === undefined) return [];
  const read = trackingItemsSchema.safeParse(kept);
  if (!read.success) {
    report.unreadable.push('the tracking numbers of the order');
    return [];
  }
  return read.data.flatMap((item) => {
    const number = normaliseNumber(item.tracking_number);
    if (number === '') return [];
    const carrier = item.tracking_provider ?? item.custom_tracking_provider ?? 'other';
    const day = Number(item.date_shipped) * 1_000;
    const isKnown = isTimeOfOrders(day);
    const precision = isKnown && day % DAY === 0 ? 'day' : 'second';
    const shipment = { carrier, trackingNo: item.tracking_number };
    return [told(`tracking:${number}`, 'shipped', isKnown ? day : changedAt, { shipment, precision, sourceCode: 'shipped' })];
  });
}

/** Refunds carry their amount (negative) and no date: they happened before the order last changed. */
function refundFacts(order: WooOrder, told: Tell, changedAt: Instant): ReportedFact[] {
  return (order.refunds ?? []).map((refund) => {
    const amount = refund.total?.replace(/^-/, '');
    const payment = { paymentNo: `refund:${refund.id}`, amount, currency: order.currency };
    return told(`refund:${refund.id}`, 'refund.done', changedAt, { sourceCode: 'refund', data: { payment, atLatest: true, changedAt } });
  });
}

function destinationOf(order: WooOrder): Place | undefined {
  const to = order.shipping?.country || order.shipping?.city ? order.shipping : order.billing;
  const country = to?.country && /^[A-Z]{2}$/.test(to.country) ? to.country : undefined;
  return to && (country || to.city) ? { country, province: to.state, city: to.city } : undefined;
}

function contactOf(order: WooOrder, report: Report): Contact {
  const { billing } = order;
  const to = order.shipping?.address_1 ? order.shipping : billing;
  const written = order.shipping?.phone ?? billing?.phone;
  const phone = written ? readPhone(written, to?.country ?? billing?.country ?? 'US') : null;
  if (written && !phone) report.unreadable.push('the phone number');
  return {
    name: [to?.first_name, to?.last_name].filter(Boolean).join(' ') || undefined,
    phone: phone ?? undefined,
    email: billing?.email,
    address: [to?.address_1, to?.address_2].filter(Boolean).join(', ') || undefined,
    postcode: to?.postcode,
  };
}
