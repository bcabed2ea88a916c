import type { z } from 'zod';
import { keepUnsettled, settleRaw, toKeep } from '@/server/usecases/source/keep-raw';
import type { RecordOutcome } from '@/server/usecases/tracking/record-batch';
import { clientAddress } from '../client-address';
import { toAppError } from '../errors';
import type { ApiCall } from './answer-call';
import { parseJson } from './parse-json';
import { mergeOutcomes, readItems } from './read-items';

type Result = RecordOutcome & { index: number };

/**
 * One batch from body to answer: read item by item, recorded, kept raw with what became of it, answered per item in the
 * order of the call with a count of each status.
 */
export async function recordBatchCall<T>(
  call: ApiCall & { body: Buffer },
  name: string,
  schema: z.ZodType<T>,
  record: (items: T[]) => Promise<RecordOutcome[]>,
): Promise<{ status: number; body: { counts: Record<RecordOutcome['status'], number>; results: Result[] } }> {
  const raw = toKeep({
    source: `api:${call.key.name}`,
    receivedAt: call.ctx.now(),
    headers: call.request.headers,
    body: call.body,
    remote: clientAddress(call.request),
  });
  try {
    const reads = readItems(parseJson(call.body), name, schema);
    const items = reads.flatMap((read) => ('item' in read ? [read.item] : []));
    const results = mergeOutcomes(reads, items.length > 0 ? await record(items) : []);
    const counts = count(results);
    await settleRaw({
      raw,
      verdict: 'recorded',
      detail: Object.entries(counts)
        .map(([k, n]) => `${k} ${n}`)
        .join(', '),
    });
    return { status: 200, body: { counts, results } };
  } catch (thrown) {
    const error = toAppError(thrown);
    if (error.code === 'internal') await keepUnsettled(raw);
    else await settleRaw({ raw, verdict: 'unreadable', detail: error.publicMessage });
    throw error;
  }
}

function count(results: Result[]): Record<RecordOutcome['status'], number> {
  const counts = { accepted: 0, duplicate: 0, unmapped: 0, rejected: 0 };
  for (const { status } of results) counts[status] += 1;
  return counts;
}
