import { z } from 'zod';
import { word } from '../schema-parts';

/** Envelope of every notice (APIv3). */
export const noticeSchema = z.object({
  id: z.string().min(1),
  create_time: word,
  event_type: z.string().min(1),
  resource: z.object({
    ciphertext: z.string().min(1),
    nonce: z.string().min(1),
    associated_data: z
      .string()
      .nullish()
      .transform((v) => v ?? ''),
  }),
});

/** Whole number of the currency's smallest unit. */
const minor = z.number().int().nonnegative();

/** A payment. Part of a combined one, too, which says `total_amount` instead of `total`. */
const transaction = z.object({
  out_trade_no: z.string().trim().min(1),
  transaction_id: z.string().min(1),
  trade_state: z.string().min(1),
  success_time: word,
  amount: z.object({ total: minor.nullish(), total_amount: minor.nullish(), currency: word }),
});

/** What `TRANSACTION.*` encloses: one payment, or a combined one of several orders. */
export const transactionsSchema = z.union([
  z.object({ combine_out_trade_no: z.string().min(1), sub_orders: z.array(transaction).min(1) }).transform((v) => v.sub_orders),
  transaction.transform((one) => [one]),
]);

/** What `REFUND.*` encloses. */
export const refundSchema = z.object({
  out_trade_no: z.string().trim().min(1),
  refund_id: z.string().min(1),
  refund_status: z.string().min(1),
  success_time: word,
  amount: z.object({ refund: minor, currency: word }),
});

export type Transaction = z.infer<typeof transaction>;
export type Refund = z.infer<typeof refundSchema>;
