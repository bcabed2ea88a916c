import { isAway } from '@/server/domain/hook/hook-health';
import type { HookMessageState } from '@/server/domain/hook/hook-message-state';
import type { Context } from '@/server/store/context';
import { type HookRow, readHook, readHooks } from '@/server/store/hook';
import { type HookMessageRow, type HookTally, readHookMessages, tallyHookMessages } from '@/server/store/hook-ledger';

/** How a hook is: off, its system away, failing now and then, well, or never told anything yet. */
export type HookState = 'off' | 'away' | 'failing' | 'well' | 'new';

/** A hook with how it is and how much waits for it. */
export interface HookReading extends HookRow {
  state: HookState;
  tally: HookTally;
}

const PAGE = 30;

/** Every hook, oldest first. */
export async function listHooks(ctx: Context): Promise<HookReading[]> {
  return withTallies(ctx, await readHooks(ctx.db));
}

/** One hook; null when there is none. */
export async function findHook(ctx: Context, id: string): Promise<HookReading | null> {
  const hook = await readHook(ctx.db, id);
  return hook && (await withTallies(ctx, [hook]))[0]!;
}

/** A page of the messages of a hook, newest first; `next` is where the following one begins. */
export async function listHookMessages(
  ctx: Context,
  input: { hookId: string; state?: HookMessageState; type?: string; beforeSeq?: number },
): Promise<{ messages: HookMessageRow[]; next: number | null }> {
  const rows = await readHookMessages(ctx.db, { ...input, limit: PAGE + 1 });
  const messages = rows.slice(0, PAGE);
  return { messages, next: rows.length > PAGE ? messages.at(-1)!.seq : null };
}

async function withTallies(ctx: Context, hooks: readonly HookRow[]): Promise<HookReading[]> {
  const tallies = await tallyHookMessages(
    ctx.db,
    hooks.map(({ id }) => id),
  );
  return hooks.map((hook) => ({ ...hook, state: stateOf(hook), tally: tallies.get(hook.id)! }));
}

function stateOf(hook: HookRow): HookState {
  if (!hook.enabled) return 'off';
  if (isAway(hook)) return 'away';
  if (hook.failures > 0) return 'failing';
  return hook.lastOkAt === null ? 'new' : 'well';
}
