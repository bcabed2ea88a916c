import { z } from 'zod';
import { word } from '../schema-parts';

const status = z.object({
  object_id: word,
  status: z.string().trim().min(1),
  status_details: word,
  status_date: word,
  substatus: z.object({ code: word, text: word, action_required: z.unknown().optional() }).nullish(),
  location: z.object({ city: word, state: word, country: word }).nullish(),
});

/** A track: also what the query interface answers (docs.goshippo.com, Tracking Status). */
const track = z.object({
  carrier: z.string().trim().min(1),
  tracking_number: z.string().trim().min(1),
  tracking_status: status.nullish(),
  tracking_history: z.array(z.unknown()).nullish(),
  eta: word,
});

/** Envelope of every webhook. */
export const webhookSchema = z.object({ event: z.string().min(1), data: z.unknown().optional() });
export const trackSchema = track;
export const statusSchema = status;

export type Track = z.infer<typeof track>;
export type TrackStatus = z.infer<typeof status>;
