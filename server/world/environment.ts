import { z } from 'zod';

const source = z.object({
  adapter: z.enum(['kuaidi100', 'aftership', 'shopify']),
  /** Last part of the webhook's address. */
  endpoint: z.string().min(1),
  /** Salt or signing secret. */
  secret: z.string(),
});
export type WorldSource = z.infer<typeof source>;

const schema = z.object({
  /** Where the product listens. */
  DAONA_URL: z.url(),
  /** Key with the scopes `ingest` and `read`. */
  DAONA_API_KEY: z.string().min(1),
  /** Webhook accounts that the product has for the world, as JSON; what is missing is told by the events API instead. */
  DAONA_WORLD_SOURCES: z
    .string()
    .default('[]')
    .transform((text, ctx) => {
      try {
        return z.array(source).parse(JSON.parse(text));
      } catch {
        ctx.addIssue({ code: 'custom', message: 'must be JSON: [{"adapter":"kuaidi100","endpoint":"…","secret":"…"}]' });
        return z.NEVER;
      }
    }),
  /** Orders at birth, besides the demo orders. */
  DAONA_WORLD_ORDERS: z.coerce.number().int().min(1).max(100_000).default(300),
  DAONA_WORLD_SEED: z.string().default('daona'),
  /** How many times faster than the clock stories go on after birth; 1 is real time. */
  DAONA_WORLD_SPEED: z.coerce.number().min(0.1).max(10_000).default(30),
  /** File that remembers how far the world got; without it a start asks the product. */
  DAONA_WORLD_STATE: z.string().optional(),
  /** Port of the switchboard for troubles, on this machine only; unset: none. */
  DAONA_WORLD_PORT: z.coerce.number().int().min(1).max(65535).optional(),
});
export type WorldEnvironment = z.infer<typeof schema>;

/** The checked environment. Throws one sentence that names each wrong variable. */
export function worldEnvironment(env: Record<string, string | undefined> = process.env): WorldEnvironment {
  const read = schema.safeParse(env);
  if (read.success) return read.data;
  throw new Error(`The world cannot start: ${read.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; ')}`);
}
