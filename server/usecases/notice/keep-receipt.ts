import { coalesce } from '@/server/platform/coalesce';
import { singleton } from '@/server/platform/singleton';
import { answered, type Context, inTransaction, isOfItsData } from '@/server/store/context';
import { insertReceipts, lockMessages } from '@/server/store/receipt';
import { type AppliedReceipt, applyReceipts } from './apply-receipt';

/** Receipts that one transaction takes at most. */
const TOGETHER = 200;
/** How long a receipt waits for others: nobody looks at a clock while a provider waits for our answer. */
const GATHER_MS = 8;

type Keep = (receipt: AppliedReceipt) => Promise<unknown>;

/** One line for all that is told by one clock. */
const lines = () => singleton('receipts', () => new WeakMap<Context['now'], Keep>());

/**
 * Keeps a receipt and applies it to the try it is about, or leaves it for the answer that will name it. Receipts that arrive together
 * share one transaction ([0003](docs/decisions/0003-batches-share-a-transaction.md)); one that cannot be kept spoils no other.
 * Committed when it returns.
 */
export async function keepReceipt({ db, log, now }: Context, receipt: AppliedReceipt): Promise<void> {
  let keep = lines().get(now);
  if (!keep) {
    keep = coalesce((receipts: AppliedReceipt[]) => keepTogether({ db, log, now }, receipts), {
      maxItems: TOGETHER,
      gatherMs: GATHER_MS,
      isOfAnItem: isOfItsData,
    });
    lines().set(now, keep);
  }
  await keep(receipt);
}

function keepTogether(ctx: Context, receipts: AppliedReceipt[]): Promise<unknown[]> {
  return inTransaction(ctx, async (tx) => {
    // the try that a receipt names by our own id is there before the message is
    await lockMessages(
      tx.db,
      receipts.filter(({ attemptId }) => attemptId === undefined),
    );
    const kept = insertReceipts(
      tx.db,
      receipts.map((receipt) => ({ ...receipt, code: receipt.code ?? null })),
    );
    const applied = applyReceipts(tx, receipts);
    await answered([kept, applied]);
    return applied;
  });
}
