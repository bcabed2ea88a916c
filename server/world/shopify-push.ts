import { createHash, createHmac } from 'node:crypto';
import type { PlatformTopic } from './report';
import type { OrderPlan, ShopEvent } from './story';
import { iso } from './time';

export interface ShopifyPush {
  body: string;
  headers: Record<string, string>;
}

/** A Shopify webhook about an order (INTEGRATIONS B5), signed over its raw body; repeats keep their webhook id. */
export function shopifyPush(topic: PlatformTopic, order: OrderPlan, event: ShopEvent | undefined, secret: string): ShopifyPush {
  const at = event?.at ?? order.placedAt;
  const body = JSON.stringify(topic === 'fulfillments/create' ? fulfilment(order, event) : wholeOrder(topic, order, at));
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'x-shopify-topic': topic,
      'x-shopify-shop-domain': 'panda-living.myshopify.com',
      'x-shopify-api-version': '2024-04',
      'x-shopify-webhook-id': createHash('sha256').update(`${topic}|${order.orderNo}|${at}`).digest('hex').slice(0, 32),
      'x-shopify-triggered-at': iso(at),
      'x-shopify-hmac-sha256': createHmac('sha256', secret).update(body).digest('base64'),
    },
  };
}

/** Shopify's ids are numbers; these follow from the order number and stay below 2^53. */
function idOf(text: string): number {
  return Number.parseInt(createHash('sha256').update(text).digest('hex').slice(0, 12), 16);
}

function wholeOrder(topic: PlatformTopic, order: OrderPlan, at: number) {
  const [firstName, lastName] = order.customer.name.split(' ');
  const isPaid = topic !== 'orders/create';
  return {
    id: idOf(order.orderNo),
    name: order.orderNo,
    order_number: idOf(order.orderNo) % 1_000_000,
    email: '',
    phone: order.customer.phone,
    created_at: iso(order.placedAt),
    updated_at: iso(at),
    processed_at: iso(order.placedAt),
    cancelled_at: topic === 'orders/cancelled' ? iso(at) : null,
    cancel_reason: topic === 'orders/cancelled' ? 'customer' : null,
    currency: order.currency,
    total_price: order.amount,
    current_total_price: order.amount,
    financial_status: topic === 'orders/cancelled' ? 'refunded' : isPaid ? 'paid' : 'pending',
    fulfillment_status: null,
    customer: { first_name: firstName, last_name: lastName, phone: order.customer.phone },
    shipping_address: {
      name: order.customer.name,
      first_name: firstName,
      last_name: lastName,
      phone: order.customer.phone,
      address1: order.destination.address,
      city: order.destination.city,
      province: order.destination.province,
      zip: order.destination.postcode,
      country_code: order.destination.country,
      latitude: order.destination.lat,
      longitude: order.destination.lon,
    },
    line_items: lineItems(order),
    fulfillments: [],
    tags: order.tags.join(', '),
  };
}

function fulfilment(order: OrderPlan, event: ShopEvent | undefined) {
  const shipment = event?.shipment;
  if (!event || !shipment) throw new Error(`a fulfilment of ${order.orderNo} without a shipment`);
  return {
    id: idOf(shipment.trackingNo),
    order_id: idOf(order.orderNo),
    name: `${order.orderNo}.1`,
    status: 'success',
    created_at: iso(event.at),
    updated_at: iso(event.at),
    service: 'manual',
    shipment_status: null,
    tracking_company: shipment.carrier,
    tracking_number: shipment.trackingNo,
    tracking_numbers: [shipment.trackingNo],
    tracking_url: null,
    tracking_urls: [],
    line_items: lineItems(order).filter((line) => !shipment.items || shipment.items.some((item) => item.sku === line.sku)),
  };
}

function lineItems(order: OrderPlan) {
  return order.items.map((item) => ({
    id: idOf(`${order.orderNo}|${item.sku}`),
    sku: item.sku,
    title: item.name,
    name: item.name,
    quantity: item.quantity,
    price: item.price,
    requires_shipping: true,
  }));
}
