import { z } from 'zod';
import { word } from '../schema-parts';

const detail = z.object({
  datetime: word,
  message: word,
  status: word,
  status_detail: word,
  tracking_location: z.object({ city: word, state: word, country: word }).nullish(),
});

/** A tracker, as an event's `result` carries it (docs.easypost.com, Tracker; 2014 payloads have no `status_detail`). */
export const trackerSchema = z.object({
  object: z.literal('Tracker'),
  id: word,
  tracking_code: z.string().trim().min(1),
  carrier: z.string().trim().min(1),
  status: z.string().trim().min(1),
  status_detail: word,
  created_at: word,
  updated_at: word,
  signed_by: word,
  est_delivery_date: word,
  tracking_details: z.array(detail).nullish(),
  carrier_detail: z.object({ est_delivery_date_local: word, est_delivery_time_local: word }).nullish(),
});

/** Envelope of every webhook. */
export const eventSchema = z.object({ object: z.literal('Event'), description: z.string().min(1), result: z.unknown().optional() });

export type Tracker = z.infer<typeof trackerSchema>;
export type TrackingDetail = z.infer<typeof detail>;
