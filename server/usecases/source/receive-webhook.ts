import { withDeliveredQuery } from '@/server/sources/delivered-query';
import { findSource } from '@/server/sources/registry';
import type { Delivery, Reply, Source } from '@/server/sources/source';
import type { Context } from '@/server/store/context';
import { findSourceByEndpoint, type SourceRow } from '@/server/store/source';
import { keepRaw } from './keep-raw';
import { noteDelivery } from './note-delivery';
import { registeredSources } from './registered-sources';
import { takeDelivery } from './take-delivery';

export type WebhookOutcome = { kind: 'unknown_endpoint' } | { kind: 'answered'; source: Source; reply: Reply };

/**
 * One push of a vendor, from the raw bytes to the answer. The bytes are kept first, in a commit of their own; then they
 * are verified, read and recorded. A failure of ours asks the vendor to send them again, and a job tries them again too.
 */
export async function receiveWebhook(
  ctx: Context,
  input: { adapter: string; endpoint: string; headers: Headers; url?: string; body: Buffer; remote: string },
): Promise<WebhookOutcome> {
  const source = findSource(input.adapter);
  const row = source ? await findAccount(ctx, input.adapter, input.endpoint) : null;
  if (!source || !row?.enabled) return { kind: 'unknown_endpoint' };

  const headers = withDeliveredQuery(input.headers, source.queryNames, input.url);
  const delivery: Delivery = { body: input.body, headers, receivedAt: ctx.now() };
  const rawId = await keepRaw({ ...delivery, source: row.name, remote: input.remote });
  const reply = await takeDelivery(ctx, { source, row, delivery, rawId });
  await noteDelivery(ctx, row.id, reply.kind === 'taken' || reply.kind === 'ignored');
  return { kind: 'answered', source, reply };
}

/** The account as it was at most three seconds ago; a new one is found at once. */
async function findAccount(ctx: Context, adapter: string, endpoint: string): Promise<SourceRow | null> {
  for (const row of (await registeredSources(ctx)).values()) if (row.endpoint === endpoint && row.adapter === adapter) return row;
  return findSourceByEndpoint(ctx.db, adapter, endpoint);
}
