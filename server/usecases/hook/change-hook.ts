import { isDeepStrictEqual } from 'node:util';
import { hookAddressFault, hookHost } from '@/server/domain/hook/hook-address';
import { type HookType, TEST_TYPE } from '@/server/domain/hook/hook-types';
import { DAY, type Instant } from '@/server/domain/shared/instant';
import type { Text } from '@/server/domain/shared/language';
import { seal } from '@/server/platform/crypto';
import { environment } from '@/server/platform/environment';
import { newId } from '@/server/platform/ids';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { countHooks, deleteHookRow, insertHook, lockHook, rotateHookSecret, updateHook } from '@/server/store/hook';
import { insertHookMessages } from '@/server/store/hook-message';
import { newHookSecret } from './hook-secret';

/** Each may have connections of its own under way. */
export const MOST_HOOKS = 50;
/** After a change of secret the old one signs as well for so long. */
const OLD_SECRET_FOR = DAY;

/** What a person says of a hook. */
export interface HookWish {
  url: string;
  description: string;
  /** Of all shops when empty. */
  shops: string[];
  types: HookType[];
}

type Missing = { kind: 'missing' };
type BadAddress = { kind: 'bad_address'; why: Text };

/** Makes a hook; its secret is answered this once. */
export async function makeHook(
  ctx: Context,
  input: HookWish & { by: string },
): Promise<{ kind: 'made'; id: string; secret: string } | { kind: 'too_many' } | BadAddress> {
  const why = hookAddressFault(input.url, environment().DAONA_HOOK_PRIVATE_HOSTS);
  if (why) return { kind: 'bad_address', why };
  const id = newId(ctx.now());
  const secret = newHookSecret();
  return inTransaction(ctx, async (tx) => {
    if ((await countHooks(tx.db)) >= MOST_HOOKS) return { kind: 'too_many' as const };
    await insertHook(tx.db, { ...input, id, createdBy: input.by, sealed: seal(secret) }, ctx.now());
    const detail = { host: hookHost(input.url), shops: input.shops, types: input.types };
    await writeAudit(tx.db, { actor: input.by, action: 'hook.made', subject: `hook:${id}`, detail });
    return { kind: 'made' as const, id, secret };
  });
}

/** Changes what a hook is told and where, or switches it on or off. What happens while it is off is not kept for it. */
export async function changeHook(
  ctx: Context,
  input: { id: string; change: Partial<HookWish & { enabled: boolean }>; by: string },
): Promise<{ kind: 'changed' | 'unchanged' } | Missing | BadAddress> {
  const { change } = input;
  const why = change.url === undefined ? null : hookAddressFault(change.url, environment().DAONA_HOOK_PRIVATE_HOSTS);
  if (why) return { kind: 'bad_address', why };
  return inTransaction(ctx, async (tx) => {
    const hook = await lockHook(tx.db, input.id);
    if (!hook) return { kind: 'missing' as const };
    const wanted = Object.entries(change).filter(
      ([name, value]) => value !== undefined && !isDeepStrictEqual(value, hook[name as keyof typeof change]),
    );
    if (wanted.length === 0) return { kind: 'unchanged' as const };
    const to = { ...hook, ...(Object.fromEntries(wanted) as typeof change) };
    const isAnew = to.url !== hook.url || (to.enabled && !hook.enabled);
    await updateHook(tx.db, hook.id, { ...to, isAnew }, ctx.now());
    const detail = Object.fromEntries(wanted.map(([name, value]) => (name === 'url' ? ['host', hookHost(to.url)] : [name, value])));
    await writeAudit(tx.db, { actor: input.by, action: 'hook.changed', subject: `hook:${hook.id}`, detail });
    return { kind: 'changed' as const };
  });
}

/** Gives a hook a new secret, which is answered this once. For a day messages bear the signatures of both, and only the last two hold. */
export async function rotateHook(
  ctx: Context,
  input: { id: string; by: string },
): Promise<{ kind: 'rotated'; secret: string; oldUntil: Instant } | Missing> {
  const secret = newHookSecret();
  const oldUntil = ctx.now() + OLD_SECRET_FOR;
  return inTransaction(ctx, async (tx) => {
    const hook = await lockHook(tx.db, input.id);
    if (!hook) return { kind: 'missing' as const };
    await rotateHookSecret(tx.db, hook.id, seal(secret), oldUntil, ctx.now());
    await writeAudit(tx.db, { actor: input.by, action: 'hook.rotated', subject: `hook:${hook.id}`, detail: { host: hookHost(hook.url) } });
    return { kind: 'rotated' as const, secret, oldUntil };
  });
}

/** Deletes a hook and, with the next housekeeping, its messages. */
export async function deleteHook(ctx: Context, input: { id: string; by: string }): Promise<{ kind: 'deleted' } | Missing> {
  return inTransaction(ctx, async (tx) => {
    const hook = await lockHook(tx.db, input.id);
    if (!hook) return { kind: 'missing' as const };
    await deleteHookRow(tx.db, hook.id);
    await writeAudit(tx.db, { actor: input.by, action: 'hook.deleted', subject: `hook:${hook.id}`, detail: { host: hookHost(hook.url) } });
    return { kind: 'deleted' as const };
  });
}

/** Sends a test message, also to a hook that is off; it is tried once, and stands among the others. */
export async function testHook(ctx: Context, input: { id: string; by: string }): Promise<{ kind: 'sent' } | Missing> {
  return inTransaction(ctx, async (tx) => {
    const hook = await lockHook(tx.db, input.id);
    if (!hook) return { kind: 'missing' as const };
    await insertHookMessages(tx.db, [{ hookId: hook.id, orderId: null, type: TEST_TYPE, version: null, change: {} }], ctx.now());
    await writeAudit(tx.db, { actor: input.by, action: 'hook.tested', subject: `hook:${hook.id}`, detail: { host: hookHost(hook.url) } });
    return { kind: 'sent' as const };
  });
}
