import { unseal } from '@/server/platform/crypto';
import { findSource } from '@/server/sources/registry';
import type { Delivery, Reply, Source, SourceAccount } from '@/server/sources/source';
import type { Context } from '@/server/store/context';
import { findSourceByEndpoint, type SourceRow } from '@/server/store/source';
import { keepRaw, settleRaw } from './keep-raw';
import { noteDelivery } from './note-delivery';
import { recordReport } from './record-report';
import { registeredSources } from './registered-sources';
import { replayWaiting } from './replay-waiting';

export type WebhookOutcome = { kind: 'unknown_endpoint' } | { kind: 'answered'; source: Source; reply: Reply };

/**
 * One push of a vendor, from the raw bytes to the answer. The bytes are kept first, in a commit of their own; then the
 * signature is checked, the push is read, and what it says is recorded. A failure of ours leaves the bytes kept as
 * `received` and asks the vendor to send them again.
 */
export async function receiveWebhook(
  ctx: Context,
  input: { adapter: string; endpoint: string; headers: Headers; body: Buffer; remote: string },
): Promise<WebhookOutcome> {
  const source = findSource(input.adapter);
  const row = source ? await findAccount(ctx, input.adapter, input.endpoint) : null;
  if (!source || !row?.enabled) return { kind: 'unknown_endpoint' };

  const delivery: Delivery = { body: input.body, headers: input.headers, receivedAt: ctx.now() };
  const rawId = await keepRaw({ ...delivery, source: row.name, remote: input.remote });
  const reply = await take(ctx, source, row, delivery, rawId);
  await noteDelivery(ctx, row.id, reply.kind === 'taken' || reply.kind === 'ignored');
  return { kind: 'answered', source, reply };
}

async function take(ctx: Context, source: Source, row: SourceRow, delivery: Delivery, rawId: number): Promise<Reply> {
  const account = openAccount(row);
  const verified = source.verify(delivery, account);
  if (verified.kind === 'refused') {
    await settleRaw({ id: rawId, verdict: 'refused', detail: verified.reason });
    return { kind: 'bad_signature', reason: verified.reason };
  }

  const parsed = source.parse(delivery, account);
  if (parsed.kind !== 'report') {
    await settleRaw({ id: rawId, verdict: parsed.kind, detail: parsed.reason });
    return parsed;
  }

  try {
    const recorded = await recordReport(ctx, { report: parsed.report, reporter: { source: row.name, kind: row.kind } });
    await settleRaw({ id: rawId, ...recorded });
    await replayWaiting(ctx, { source, row, account, aliases: parsed.report.aliases.map((a) => a.alias) });
    return { kind: 'taken' };
  } catch (error) {
    ctx.log.error({ err: error, source: row.name, rawId }, 'a push could not be recorded');
    return { kind: 'try_again', reason: 'it could not be recorded; please send it again' };
  }
}

/** The account as it was at most three seconds ago; a new one is found at once. */
async function findAccount(ctx: Context, adapter: string, endpoint: string): Promise<SourceRow | null> {
  for (const row of (await registeredSources(ctx)).values()) if (row.endpoint === endpoint && row.adapter === adapter) return row;
  return findSourceByEndpoint(ctx.db, adapter, endpoint);
}

function openAccount(row: SourceRow): SourceAccount {
  const secrets = row.sealed ? (JSON.parse(unseal(row.sealed).toString('utf8')) as Record<string, string>) : {};
  return { name: row.name, shop: row.shop, timeZone: row.timeZone, secrets };
}
