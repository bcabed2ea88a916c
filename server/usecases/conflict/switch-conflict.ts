import { CONFLICT_CODES, type ConflictCode } from '@/server/domain/order/conflict-rules';
import { forgetConflictsOff } from '@/server/store/conflict-switch';
import { type Context, inTransaction } from '@/server/store/context';
import { readNewestVersion } from '@/server/store/knowledge-version';
import { lockName } from '@/server/store/operation';
import { putVersion } from '../mapping/put-version';

export interface ConflictSwitch {
  code: ConflictCode;
  enabled: boolean;
}

export interface ConflictSwitches {
  /** Version of the table; 0 while nobody has switched anything. */
  version: number;
  rules: ConflictSwitch[];
}

/** Which contradictions between systems open a conflict. */
export async function readConflictSwitches(ctx: Context): Promise<ConflictSwitches> {
  const newest = await readNewestVersion<string[]>(ctx.db, 'conflict');
  const off = new Set(newest?.body ?? []);
  return { version: newest?.version ?? 0, rules: CONFLICT_CODES.map((code) => ({ code, enabled: !off.has(code) })) };
}

/**
 * Switches a rule on or off as a further version of the table, audited; the open orders are folded anew by a job, which
 * opens or closes its conflicts. `unchanged` where it was so already.
 */
export async function switchConflict(
  ctx: Context,
  input: ConflictSwitch & { by: string },
): Promise<{ kind: 'changed' | 'unchanged'; version: number }> {
  const switched = await inTransaction(ctx, async (tx) => {
    await lockName(tx.db, 'knowledge:conflict');
    const head = await readConflictSwitches(tx);
    if (head.rules.some((rule) => rule.code === input.code && rule.enabled === input.enabled))
      return { kind: 'unchanged' as const, version: head.version };
    const body = head.rules.filter((rule) => (rule.code === input.code ? !input.enabled : !rule.enabled)).map((rule) => rule.code);
    const version = head.version + 1;
    const told = { code: input.code, enabled: input.enabled };
    await putVersion(tx, { kind: 'conflict', version, body, note: '', restores: null, by: input.by, told }, () => 'open');
    return { kind: 'changed' as const, version };
  });
  if (switched.kind === 'changed') forgetConflictsOff();
  return switched;
}
