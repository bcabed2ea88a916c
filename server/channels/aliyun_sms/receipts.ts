import { readWish } from '../../domain/consent/read-wish';
import { sameSecret } from '../../platform/crypto';
import type { Account, Inbound, ProviderCall, ProviderNews, ReceiptNews } from '../channel';
import { readMainlandPhone } from '../mainland-phone';
import { readJsonObjects } from '../read-json';
import { toldAttempt } from '../told-attempt';

const ANSWER = { body: '{"code":0,"msg":"ok"}', contentType: 'application/json; charset=utf-8' };

/** One row of SmsReport: how a message fared. Null when it names none. */
function readReport(row: Record<string, unknown>): ReceiptNews | null {
  if (typeof row.biz_id !== 'string' || row.biz_id === '' || row.success === undefined) return null;
  const isGood = row.success === true || row.success === 'true';
  const state = isGood ? 'delivered' : 'failed';
  const attemptId = toldAttempt(row.out_id);
  const code = !isGood && typeof row.err_code === 'string' && row.err_code ? { code: row.err_code } : {};
  return { providerId: row.biz_id, ...(attemptId ? { attemptId } : {}), status: state, state, ...code };
}

/** One row of SmsUp: what somebody answered. Null when it is no wish of theirs. */
function readReply(row: Record<string, unknown>): Inbound | null {
  if (typeof row.content !== 'string' || row.success !== undefined) return null;
  const kind = readWish(row.content);
  const address = readMainlandPhone(String(row.phone_number ?? ''));
  return kind && address ? { address, kind, words: row.content.trim().slice(0, 200) } : null;
}

/**
 * Reads a push of SmsReport or SmsUp: a JSON array, unsigned, so that the last part of the address is the secret. Rows that say
 * nothing we know are passed over; what is no JSON at all is refused.
 */
export function readCall(own: Account, { endpoint, body }: ProviderCall): ProviderNews {
  if (!own.receiptToken || !sameSecret(endpoint, own.receiptToken)) return { kind: 'refused', reason: 'the address is not ours' };
  const rows = readJsonObjects(body);
  if (!rows) return { kind: 'refused', reason: 'the body is not a JSON array of receipts' };
  return {
    kind: 'news',
    receipts: rows.flatMap((row) => readReport(row) ?? []),
    inbound: rows.flatMap((row) => readReply(row) ?? []),
    answer: ANSWER,
  };
}
