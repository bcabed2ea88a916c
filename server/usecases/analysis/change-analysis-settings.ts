import type { AnalysisSettings } from '@/server/domain/analysis/analysis-settings';
import { readAnalysisSettings, writeAnalysisSettings } from '@/server/store/analysis-settings';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { lockName } from '@/server/store/operation';

/** Says when reports are made and what an overdue order is taken to cost. Audited. Reports that stand keep their estimate. */
export function changeAnalysisSettings(ctx: Context, input: { settings: AnalysisSettings; by: string }): Promise<{ kind: 'changed' }> {
  return inTransaction(ctx, async (tx) => {
    await lockName(tx.db, 'analysis-settings');
    const before = await readAnalysisSettings(tx.db);
    await writeAnalysisSettings(tx.db, input.settings);
    await writeAudit(tx.db, {
      actor: input.by,
      action: 'analysis.changed',
      subject: 'analysis',
      detail: { before, after: input.settings },
    });
    return { kind: 'changed' };
  });
}
