import type { PromiseSettings } from '@/server/domain/promise/promise-settings';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { lockName } from '@/server/store/operation';
import { forgetPromiseSettings, readPromiseSettings, writePromiseSettings } from '@/server/store/promise-setting';

/** How long before a promise breaks somebody is warned. */
export function readWarnings(ctx: Context): Promise<PromiseSettings> {
  return readPromiseSettings(ctx.db);
}

/** Changes it, for promises made from then on. Audited. */
export async function changeWarnings(ctx: Context, input: { settings: PromiseSettings; by: string }): Promise<{ kind: 'changed' }> {
  await inTransaction(ctx, async (tx) => {
    await lockName(tx.db, 'promise-settings');
    const before = await readPromiseSettings(tx.db);
    await writePromiseSettings(tx.db, input.settings);
    await writeAudit(tx.db, {
      actor: input.by,
      action: 'promise.warnings_changed',
      subject: 'promises',
      detail: { before, after: input.settings },
    });
  });
  forgetPromiseSettings();
  return { kind: 'changed' };
}
