import type { ArrivalScore } from '@/server/domain/arrival/arrival-score';
import { type Context, inTransaction } from '@/server/store/context';
import { upsertScores } from '@/server/store/eta-score';

/** Rows of one statement. */
const BATCH = 2_000;

/**
 * Keeps what a replay of imported history in the order of its time would have said, all of it or nothing; scores of the same order
 * and stage replace those of an earlier replay.
 */
export async function saveReplayedScores(ctx: Context, scores: readonly Omit<ArrivalScore, 'kind'>[]): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    for (let at = 0; at < scores.length; at += BATCH) {
      await upsertScores(
        tx.db,
        scores.slice(at, at + BATCH).map((score) => ({ ...score, kind: 'replayed' as const })),
      );
    }
  });
}
