import { z } from 'zod';
import { listOf, scalar } from '../schema-parts';

const traceSchema = z.object({
  AcceptTime: scalar,
  AcceptStation: scalar,
  Action: scalar,
  Location: scalar,
  Remark: scalar,
});

/** One shipment of a push, and the answer of the query. Open: fields that we do not read may be there or not. */
export const trackSchema = z.object({
  EBusinessID: scalar,
  OrderCode: scalar,
  ShipperCode: scalar,
  LogisticCode: scalar,
  Success: z.unknown().optional(),
  Reason: scalar,
  State: scalar,
  StateEx: scalar,
  Location: scalar,
  EstimatedDeliveryTime: scalar,
  Traces: listOf(traceSchema).nullish(),
});

/** `RequestData` of a push (INTEGRATIONS B4); its items are read one by one, so that a bad one spoils no other. */
export const pushSchema = z.object({ EBusinessID: scalar, PushTime: scalar, Data: z.array(z.unknown()) });

export type Track = z.infer<typeof trackSchema>;
