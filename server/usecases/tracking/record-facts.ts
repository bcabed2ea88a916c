import type { Context } from '@/server/store/context';
import type { RecordAnswer, RecordBatch } from './record-batch';

/**
 * Records a batch in one transaction: append facts, fold each touched order, compute ETA and deadlines, save the read
 * model, write the notices that the change causes. Answers per item; one bad item never spoils the batch. After it
 * returns nothing is lost.
 */
export async function recordFacts(_ctx: Context, _batch: RecordBatch): Promise<RecordAnswer> {
  throw new Error('being written');
}
