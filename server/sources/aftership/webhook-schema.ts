import { z } from 'zod';

const word = z
  .string()
  .nullish()
  .transform((v) => v?.trim() || undefined);

const checkpoint = z.object({
  checkpoint_time: word,
  message: word,
  tag: word,
  subtag: word,
  location: word,
  city: word,
  state: word,
  country_iso3: word,
  country_region: word,
});

const estimate = z.object({ datetime: word, datetime_max: word, estimated_delivery_date: word }).nullish();

const tracking = z.object({
  id: word,
  tracking_number: word,
  slug: word,
  tag: word,
  subtag: word,
  order_id: word,
  expected_delivery: word,
  latest_estimated_delivery: estimate,
  aftership_estimated_delivery_date: estimate,
  created_at: word,
  updated_at: word,
  last_updated_at: word,
  checkpoints: z.array(checkpoint).nullish(),
  /** Answers of the last-checkpoint interface have one instead of a list. */
  checkpoint: checkpoint.nullish(),
});

/** Body of a webhook (INTEGRATIONS B3), versions 2018 to 2025. Open: fields that we do not read may be there or not. */
export const webhookSchema = z.object({
  event: z.string(),
  event_id: word,
  ts: z.number().nullish(),
  msg: tracking,
});

export type Tracking = z.infer<typeof tracking>;
export type Checkpoint = z.infer<typeof checkpoint>;
