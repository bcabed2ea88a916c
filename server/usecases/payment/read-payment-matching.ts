import type { MatchVerdict } from '@/server/domain/payment/match-payments';
import type { Context } from '@/server/store/context';
import { listPaymentRuns, type PaymentFinding, type PaymentRun, readFindings } from '@/server/store/payment-run';

const RUNS_SHOWN = 14;
const PAGE = 50;

export interface PaymentMatching {
  /** Newest first; the first may still wait or run. */
  runs: PaymentRun[];
  /** The last run that is done; null before the first. */
  shown: PaymentRun | null;
  findings: PaymentFinding[];
  /** Where the next page begins; null on the last. */
  next: number | null;
}

/** The comparisons of the books and what the last finished one found wrong, the longest open first (R4-20). */
export async function readPaymentMatching(
  ctx: Context,
  input: { verdict?: MatchVerdict; shop?: string; offset?: number },
): Promise<PaymentMatching> {
  const runs = await listPaymentRuns(ctx.db, RUNS_SHOWN);
  const shown = runs.find((run) => run.state === 'done') ?? null;
  const offset = input.offset ?? 0;
  const found = shown
    ? await readFindings(ctx.db, { runId: shown.id, verdict: input.verdict, shop: input.shop, offset, limit: PAGE + 1 })
    : [];
  return { runs, shown, findings: found.slice(0, PAGE), next: found.length > PAGE ? offset + PAGE : null };
}
