import { z } from 'zod';
import { idText, word } from '../schema-parts';

const address = z
  .object({
    first_name: word,
    last_name: word,
    address_1: word,
    address_2: word,
    city: word,
    state: word,
    postcode: word,
    country: word,
    email: word,
    phone: word,
  })
  .nullish();

const lineItem = z.object({
  id: idText,
  name: word,
  sku: word,
  quantity: z.number().int().nonnegative(),
  price: z.union([z.number(), z.string()]).nullish(),
});

/** An order (REST API v3), as the topics `order.*` carry it. `number` and `line_items` tell it from a note or a refund. */
export const orderSchema = z.object({
  id: idText,
  number: z.string().trim().min(1),
  status: z.string().min(1),
  currency: word,
  total: word,
  date_created: word,
  date_created_gmt: word,
  date_modified: word,
  date_modified_gmt: word,
  date_paid: word,
  date_paid_gmt: word,
  date_completed: word,
  date_completed_gmt: word,
  payment_method: word,
  shipping_lines: z.array(z.object({ method_id: word, method_title: word })).nullish(),
  billing: address,
  shipping: address,
  line_items: z.array(lineItem),
  meta_data: z.array(z.object({ key: word, value: z.unknown().optional() })).nullish(),
  refunds: z.array(z.object({ id: idText, total: word })).nullish(),
});

/** What the plugin Shipment Tracking keeps among an order's `meta_data`. */
export const trackingItemsSchema = z.array(
  z.object({
    tracking_provider: word,
    custom_tracking_provider: word,
    tracking_number: z.string().trim().min(1),
    /** Unix seconds. */
    date_shipped: z.union([z.string(), z.number()]).nullish(),
  }),
);

export type WooOrder = z.infer<typeof orderSchema>;
