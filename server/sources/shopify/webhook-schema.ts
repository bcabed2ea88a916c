import { z } from 'zod';

const word = z
  .string()
  .nullish()
  .transform((v) => v?.trim() || undefined);
/** Ids are text for us: they are bigger than what JSON numbers of every reader hold. */
const id = z.union([z.string().min(1), z.number().int()]).transform(String);

const person = z.object({
  name: word,
  first_name: word,
  last_name: word,
  phone: word,
  address1: word,
  address2: word,
  city: word,
  province: word,
  zip: word,
  country_code: word,
  latitude: z.number().nullish(),
  longitude: z.number().nullish(),
});

const lineItem = z.object({
  id,
  title: word,
  name: word,
  sku: word,
  quantity: z.number().int().nonnegative(),
  price: word,
});

/** Topics `fulfillments/*`, and the parts of an order. The three tracking fields tell it from a fulfilment order. */
export const fulfillmentSchema = z.object({
  id,
  order_id: id,
  name: word,
  status: word,
  created_at: z.string(),
  updated_at: word,
  tracking_company: z.string().nullable(),
  tracking_number: z.string().nullish(),
  tracking_numbers: z.array(z.string()),
  shipment_status: word,
  line_items: z.array(lineItem).nullish(),
});

/** Topics `orders/*`. `order_number` and `financial_status` tell it from a draft. */
export const orderSchema = z.object({
  id,
  name: z.string().min(1),
  order_number: id,
  financial_status: z.string().nullable(),
  created_at: z.string(),
  updated_at: word,
  processed_at: word,
  cancelled_at: word,
  email: word,
  phone: word,
  currency: word,
  total_price: word,
  tags: word,
  payment_gateway_names: z.array(word).nullish(),
  shipping_lines: z.array(z.object({ code: word, title: word })).nullish(),
  customer: z.object({ first_name: word, last_name: word, phone: word, email: word }).nullish(),
  shipping_address: person.nullish(),
  billing_address: person.nullish(),
  line_items: z.array(lineItem),
  fulfillments: z.array(z.unknown()).nullish(),
  refunds: z.array(z.object({ processed_at: word, created_at: word })).nullish(),
});

/** Topic `fulfillment_events/create`: knows only Shopify's ids. */
export const fulfillmentEventSchema = z.object({
  id,
  fulfillment_id: id,
  order_id: id.nullish(),
  status: z.string().min(1),
  message: word,
  happened_at: z.string(),
  city: word,
  province: word,
  country: word,
  latitude: z.number().nullish(),
  longitude: z.number().nullish(),
  estimated_delivery_at: word,
});

export type ShopifyOrder = z.infer<typeof orderSchema>;
export type ShopifyFulfillment = z.infer<typeof fulfillmentSchema>;
export type ShopifyFulfillmentEvent = z.infer<typeof fulfillmentEventSchema>;
