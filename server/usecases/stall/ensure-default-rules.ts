import { DEFAULT_RULES } from '@/server/domain/rule/default-rules';
import { type Context, inTransaction } from '@/server/store/context';
import { lockName } from '@/server/store/operation';
import { readRules, saveRule } from '@/server/store/rule';

/**
 * Puts the default ladder in force where no rule is there yet. A rule that a later release brings is made too, but stands off
 * until somebody takes it: nobody's customers are written to because of an update. Answers how many were new.
 */
export async function ensureDefaultRules(ctx: Context): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    // two processes that start at once must not both make version 1
    await lockName(tx.db, 'default-rules');
    const known = new Set((await readRules(tx.db)).map((r) => r.code));
    const missing = Object.entries(DEFAULT_RULES).filter(([code]) => !known.has(code));
    for (const [code, body] of missing)
      await saveRule(tx.db, { ...body, code, version: 1, enabled: known.size === 0 }, 'default', ctx.now());
    return missing.length;
  });
}
