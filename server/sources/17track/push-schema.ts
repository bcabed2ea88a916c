import { z } from 'zod';
import { listOf, scalar } from '../schema-parts';

const number = z
  .unknown()
  .optional()
  .transform((v) => (v !== '' && v !== null && Number.isFinite(Number(v)) ? Number(v) : undefined));

const placeSchema = z.object({
  country: scalar,
  state: scalar,
  city: scalar,
  coordinates: z.object({ longitude: number, latitude: number }).nullish().catch(null),
});

const eventSchema = z.object({
  time_iso: scalar,
  time_utc: scalar,
  time_raw: z.object({ date: scalar, time: scalar, timezone: scalar }).nullish().catch(null),
  description: scalar,
  location: scalar,
  stage: scalar,
  sub_status: scalar,
  address: placeSchema.nullish().catch(null),
});

const providerSchema = z.object({
  provider: z.object({ key: number, name: scalar, alias: scalar, country: scalar }).nullish().catch(null),
  latest_sync_status: scalar,
  events: listOf(eventSchema).nullish(),
});

const statusSchema = z.object({ status: scalar, sub_status: scalar });

const trackInfoSchema = z.object({
  latest_status: statusSchema.nullish(),
  latest_event: eventSchema.nullish(),
  time_metrics: z
    .object({ estimated_delivery_date: z.object({ from: scalar, to: scalar }).nullish() })
    .nullish()
    .catch(null),
  tracking: z.object({ providers: listOf(providerSchema).nullish() }).nullish(),
});

/** One number, as pushes and the query tell it (INTEGRATIONS B2). Open: fields that we do not read may be there or not. */
export const trackSchema = z.object({
  number: scalar,
  carrier: number,
  tag: scalar,
  track_info: trackInfoSchema.nullish(),
});

export const pushSchema = z.object({ event: z.string(), data: trackSchema });

export type Track = z.infer<typeof trackSchema>;
export type TrackInfo = z.infer<typeof trackInfoSchema>;
export type TrackEvent = z.infer<typeof eventSchema>;
