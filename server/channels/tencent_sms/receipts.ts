import { readWish } from '../../domain/consent/read-wish';
import { sameSecret } from '../../platform/crypto';
import type { Account, Inbound, ProviderCall, ProviderNews, ReceiptNews } from '../channel';
import { readMainlandPhone } from '../mainland-phone';
import { readJsonObjects } from '../read-json';
import { toldAttempt } from '../told-attempt';

const ANSWER = { body: '{"result":0,"errmsg":"OK"}', contentType: 'application/json; charset=utf-8' };

/** One row of a push of states: how a message fared. Null when it names none. */
function readReport(row: Record<string, unknown>): ReceiptNews | null {
  const { sid, report_status: word, errmsg } = row;
  if (typeof sid !== 'string' || sid === '' || (word !== 'SUCCESS' && word !== 'FAIL')) return null;
  const state = word === 'SUCCESS' ? 'delivered' : 'failed';
  // given back only where Tencent has switched it on for the account
  const attemptId = toldAttempt(row.session_context ?? row.ext);
  const code = state === 'failed' && typeof errmsg === 'string' && errmsg ? { code: errmsg } : {};
  return { providerId: sid, ...(attemptId ? { attemptId } : {}), status: state, state, ...code };
}

/** What somebody answered; null when it is no wish of theirs. Documents call the words `text`, pushes were seen to call them `content`. */
function readReply(row: Record<string, unknown>): Inbound | null {
  const words = row.text ?? row.content;
  if (typeof words !== 'string' || row.report_status !== undefined) return null;
  const kind = readWish(words);
  const address = readMainlandPhone(`${row.nationcode ?? '86'}${row.mobile ?? ''}`);
  return kind && address ? { address, kind, words: words.trim().slice(0, 200) } : null;
}

/**
 * Reads a push of states (a JSON array) or of an answer (one object), unsigned, so that the last part of the address is the secret.
 * Rows that say nothing we know are passed over; what is no JSON at all is refused.
 */
export function readCall(own: Account, { endpoint, body }: ProviderCall): ProviderNews {
  if (!own.receiptToken || !sameSecret(endpoint, own.receiptToken)) return { kind: 'refused', reason: 'the address is not ours' };
  const rows = readJsonObjects(body);
  if (!rows) return { kind: 'refused', reason: 'the body is not JSON of a receipt' };
  return {
    kind: 'news',
    receipts: rows.flatMap((row) => readReport(row) ?? []),
    inbound: rows.flatMap((row) => readReply(row) ?? []),
    answer: ANSWER,
  };
}
