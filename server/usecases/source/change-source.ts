import { isDeepStrictEqual } from 'node:util';
import { toRest } from '@/server/domain/subscription/subscription';
import type { SourceKind } from '@/server/domain/tracking/fact';
import { seal } from '@/server/platform/crypto';
import { newToken } from '@/server/platform/ids';
import { findSource } from '@/server/sources/registry';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { isSourceName, lockSource, updateSource } from '@/server/store/source';
import { readWatchSettings, saveWatchSettings, type WatchSettings } from '@/server/store/source-watch';
import { considerAgain, lockUndecided, saveSubscription } from '@/server/store/subscription';
import { checkSecrets } from './check-secrets';
import { type NewSource, registerSource } from './register-source';

type Changed = { kind: 'changed' | 'unchanged' | 'missing' };

/** Sets up an account under a name that none has yet. Answers its webhook address, which is shown this once. */
export async function addSource(
  ctx: Context,
  input: NewSource,
): Promise<{ kind: 'added'; id: string; path: string } | { kind: 'name_taken' }> {
  if (await isSourceName(ctx.db, input.name)) return { kind: 'name_taken' };
  const { id, path } = await registerSource(ctx, input);
  return { kind: 'added', id, path };
}

/** Changes what an account is believed about, whose orders it names, the zone of its times, from where it may push, or switches it on or off. */
export async function changeSource(
  ctx: Context,
  input: {
    id: string;
    change: { kind?: SourceKind; shop?: string | null; timeZone?: string; enabled?: boolean; allowedFrom?: string[] };
    by: string;
  },
): Promise<Changed> {
  return inTransaction(ctx, async (tx): Promise<Changed> => {
    const row = await lockSource(tx.db, input.id);
    if (!row) return { kind: 'missing' };
    const wanted = Object.entries(input.change).filter(
      ([name, value]) => value !== undefined && !isDeepStrictEqual(value, row[name as keyof typeof row]),
    );
    if (wanted.length === 0) return { kind: 'unchanged' };
    await updateSource(tx.db, row.id, { ...row, ...Object.fromEntries(wanted) });
    if (row.enabled && input.change.enabled === false) await restUndecided(tx, row.name);
    await subscribeAnew(tx, row.adapter);
    const detail = { name: row.name, ...Object.fromEntries(wanted) };
    await writeAudit(tx.db, { actor: input.by, action: 'source.changed', subject: `source:${row.id}`, detail });
    return { kind: 'changed' };
  });
}

/**
 * Gives an account new secrets, a new webhook address, or both; the old ones end with it. Answers a new address, which is
 * shown this once, and null when it stayed. The audit log says which were renewed and nothing of what they are. Throws `invalid_request` when a
 * secret is missing or cannot be used.
 */
export async function renewSource(
  ctx: Context,
  input: { id: string; secrets?: Record<string, string>; newAddress: boolean; by: string },
): Promise<{ kind: 'renewed'; path: string | null } | { kind: 'missing' }> {
  return inTransaction(ctx, async (tx) => {
    const row = await lockSource(tx.db, input.id);
    if (!row) return { kind: 'missing' as const };
    if (input.secrets) checkSecrets(row.adapter, input.secrets);
    const endpoint = input.newAddress ? newToken(24) : row.endpoint;
    const sealed = input.secrets ? seal(JSON.stringify(input.secrets)) : row.sealed;
    await updateSource(tx.db, row.id, { ...row, endpoint, sealed });
    await subscribeAnew(tx, row.adapter);
    const detail = { name: row.name, secrets: Object.keys(input.secrets ?? {}), address: input.newAddress };
    await writeAudit(tx.db, { actor: input.by, action: 'source.renewed', subject: `source:${row.id}`, detail });
    return { kind: 'renewed' as const, path: input.newAddress ? `/api/webhooks/${row.adapter}/${endpoint}` : null };
  });
}

/** What the account could not be asked to watch before, it may be now: under its new key, switched on, or for another shop. */
async function subscribeAnew(tx: Context, adapter: string): Promise<void> {
  if (findSource(adapter)?.subscriber) await considerAgain(tx.db);
}

/** Nobody can ask the vendor of an account that is off: numbers that service was to decide about are free for other accounts, or rest. */
async function restUndecided(tx: Context, source: string): Promise<void> {
  for (const held of await lockUndecided(tx.db, source)) await saveSubscription(tx.db, held, held.state, toRest(held), tx.now());
}

/** Changes the promise and the thresholds of an account; they count from the next look, within a minute. */
export async function changeWatch(ctx: Context, input: { id: string; settings: WatchSettings; by: string }): Promise<Changed> {
  return inTransaction(ctx, async (tx): Promise<Changed> => {
    const row = await lockSource(tx.db, input.id);
    const before = row && (await readWatchSettings(tx.db, input.id));
    if (!row || !before) return { kind: 'missing' };
    const names = (Object.keys(input.settings) as (keyof WatchSettings)[]).filter((name) => before[name] !== input.settings[name]);
    if (names.length === 0) return { kind: 'unchanged' };
    await saveWatchSettings(tx.db, input.id, input.settings);
    const pick = (settings: WatchSettings) => Object.fromEntries(names.map((name) => [name, settings[name]]));
    const detail = { name: row.name, before: pick(before), after: pick(input.settings) };
    await writeAudit(tx.db, { actor: input.by, action: 'source.watch_changed', subject: `source:${row.id}`, detail });
    return { kind: 'changed' };
  });
}
