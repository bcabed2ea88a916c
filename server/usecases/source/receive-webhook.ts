import type { CallOutcome } from '@/server/domain/source/traffic';
import { withDeliveredQuery } from '@/server/sources/delivered-query';
import { findSource } from '@/server/sources/registry';
import type { Delivery, Reply, Source, SourceAccount } from '@/server/sources/source';
import type { Context } from '@/server/store/context';
import { findSourceByEndpoint, type SourceRow } from '@/server/store/source';
import { toKeep } from './keep-raw';
import { openAccount } from './open-account';
import { registeredSources } from './registered-sources';
import { takeDelivery } from './take-delivery';
import { countCall } from './traffic-counter';

export type WebhookOutcome =
  | { kind: 'unknown_endpoint' }
  | { kind: 'answered'; source: Source; reply: Reply; delivery: Delivery; account: SourceAccount };

const OUTCOMES: Record<Reply['kind'], CallOutcome> = {
  taken: 'good',
  ignored: 'good',
  bad_signature: 'refused',
  unreadable: 'unreadable',
  try_again: 'failed',
};

/**
 * One push of a vendor, from the raw bytes to the answer: verified, read and recorded. The bytes are kept in the commit of
 * what they say, before the answer; a process that ends earlier has answered nothing, and the vendor sends them again. So
 * does a failure of ours ask it to, and then the bytes are kept by themselves and a job tries them again too.
 */
export async function receiveWebhook(
  ctx: Context,
  input: { adapter: string; endpoint: string; headers: Headers; url?: string; body: Buffer; remote: string },
): Promise<WebhookOutcome> {
  const source = findSource(input.adapter);
  const row = source ? await findAccount(ctx, input.adapter, input.endpoint) : null;
  if (!source || !row?.enabled) return { kind: 'unknown_endpoint' };

  const account = openAccount(row);
  const pushed: Delivery = { body: input.body, headers: input.headers, receivedAt: ctx.now() };
  const headers = source.keep?.(pushed, input.url, account) ?? withDeliveredQuery(input.headers, source.queryNames, input.url);
  const delivery: Delivery = { ...pushed, headers };
  const raw = toKeep({ ...delivery, source: row.name, remote: input.remote });
  const reply = await takeDelivery(ctx, { source, row, delivery, raw, remote: input.remote });
  countCall(ctx, {
    source: row.name,
    outcome: OUTCOMES[reply.kind],
    at: delivery.receivedAt,
    tookMs: ctx.now() - delivery.receivedAt,
    reason: 'reason' in reply ? reply.reason : undefined,
    address: input.remote,
  });
  return { kind: 'answered', source, reply, delivery, account };
}

/**
 * Counts a push that was turned away before it was kept (too large, too many at once), so that its account shows it. Of an
 * address that no account has nothing is counted.
 */
export async function countTurnedAway(
  ctx: Context,
  input: { adapter: string; endpoint: string; remote: string; reason: string },
): Promise<void> {
  const { adapter, endpoint, remote: address, reason } = input;
  const row = [...(await registeredSources(ctx)).values()].find((one) => one.endpoint === endpoint && one.adapter === adapter);
  if (row) countCall(ctx, { source: row.name, outcome: 'refused', at: ctx.now(), tookMs: 0, reason, address });
}

/** The account as it was at most three seconds ago; a new one is found at once. */
async function findAccount(ctx: Context, adapter: string, endpoint: string): Promise<SourceRow | null> {
  for (const row of (await registeredSources(ctx)).values()) if (row.endpoint === endpoint && row.adapter === adapter) return row;
  return findSourceByEndpoint(ctx.db, adapter, endpoint);
}
