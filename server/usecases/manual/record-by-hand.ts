import type { Context } from '@/server/store/context';
import { prepareFact } from '../tracking/prepare-batch';
import type { NewFact } from '../tracking/record-batch';
import { recordInTransaction } from '../tracking/record-transaction';

/**
 * Records facts about orders within the transaction of the row and the audit line that belong to them, so that none
 * stands without the others. `history` marks them where the whole order is an import of the past.
 */
export async function recordByHand(tx: Context, facts: readonly NewFact[], history: boolean): Promise<void> {
  const now = tx.now();
  await recordInTransaction(tx, {
    facts: facts.map((fact) => prepareFact(fact, now, history)),
    contacts: [],
    snapshots: [],
    refold: [],
    now,
  });
}
