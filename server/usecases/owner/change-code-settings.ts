import type { CodeSettings } from '@/server/domain/access/code-settings';
import { DAY } from '@/server/domain/shared/instant';
import { writeAudit } from '@/server/store/audit';
import { forgetCodeSettings, readCodeSettings, writeCodeSettings } from '@/server/store/code-setting';
import { type Context, inTransaction } from '@/server/store/context';
import { lockName } from '@/server/store/operation';
import { countSentCodes } from '@/server/store/owner-code';

/** Settings of one-time codes, and how many of the day's are used. */
export async function showCodeSettings(ctx: Context): Promise<{ version: number; settings: CodeSettings; sentToday: number }> {
  return { ...(await readCodeSettings(ctx.db)), sentToday: await countSentCodes(ctx.db, ctx.now() - DAY) };
}

export type ChangeCodeSettingsOutcome =
  | { kind: 'changed' | 'unchanged'; version: number }
  /** Somebody else changed them since `version`. */
  | { kind: 'outdated'; version: number };

/**
 * Puts other settings in force, on top of the version that was looked at; from then on the environment's are not asked. Sessions
 * that rest longer than a shorter length end. Audited with what stood before and after.
 */
export async function changeCodeSettings(
  ctx: Context,
  input: { version: number; settings: CodeSettings; by: string },
): Promise<ChangeCodeSettingsOutcome> {
  const outcome = await inTransaction(ctx, async (tx): Promise<ChangeCodeSettingsOutcome> => {
    await lockName(tx.db, 'code-settings');
    const { version, settings: before } = await readCodeSettings(tx.db);
    if (version !== input.version) return { kind: 'outdated', version };
    if (JSON.stringify(before) === JSON.stringify(input.settings)) return { kind: 'unchanged', version };
    await writeCodeSettings(tx.db, { version: version + 1, settings: input.settings });
    await writeAudit(tx.db, {
      actor: input.by,
      action: 'code_settings.changed',
      subject: 'code_settings',
      detail: { version: version + 1, before, after: input.settings },
    });
    return { kind: 'changed', version: version + 1 };
  });
  if (outcome.kind === 'changed') forgetCodeSettings();
  return outcome;
}
