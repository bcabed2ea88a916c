import { HOUR, type Instant, MINUTE } from '../../domain/shared/instant';
import type { Sent } from '../channel';
import { nextShanghaiDay } from '../shanghai-time';

type Refusal = 'retry' | 'permanent' | 'suppressed' | 'config';

/** Codes of Aliyun (help.aliyun.com/document_detail/101346.html, INTEGRATIONS A4). */
const BY_CODE = new Map<string, Refusal>(
  Object.entries<Refusal>({
    'isv.BUSINESS_LIMIT_CONTROL': 'retry',
    'isv.DAY_LIMIT_CONTROL': 'retry',
    'isp.SYSTEM_ERROR': 'retry',
    'isp.GATEWAY_ERROR': 'retry',
    ServiceUnavailable: 'retry',
    'isv.MOBILE_NUMBER_ILLEGAL': 'permanent',
    'isv.AMOUNT_NOT_ENOUGH': 'config',
    'isv.OUT_OF_SERVICE': 'config',
    'isv.PRODUCT_UN_SUBSCRIPT': 'config',
    'isv.PRODUCT_UNSUBSCRIBE': 'config',
    'isv.ACCOUNT_NOT_EXISTS': 'config',
    'isv.ACCOUNT_ABNORMAL': 'config',
    'isv.MONTH_LIMIT_CONTROL': 'config',
    'isv.SMS_TEMPLATE_ILLEGAL': 'config',
    'isv.SMS_SIGNATURE_ILLEGAL': 'config',
    'isv.SMS_SIGNATURE_SCENE_ILLEGAL': 'config',
    'isv.SMS_SIGN_ILLEGAL': 'config',
    'isv.SIGN_STATE_ILLEGAL': 'config',
    'isv.SMS_CONTENT_ILLEGAL': 'config',
    'isv.TEMPLATE_MISSING_PARAMETERS': 'config',
    'isv.INVALID_PARAMETERS': 'config',
    'isv.INVALID_JSON_PARAM': 'config',
    'isv.PARAM_LENGTH_LIMIT': 'config',
    'isv.PARAM_NOT_SUPPORT_URL': 'config',
    'isv.BLACK_KEY_CONTROL_LIMIT': 'config',
    'isv.MOBILE_COUNT_OVER_LIMIT': 'config',
    'isv.EXTEND_CODE_ERROR': 'config',
    'isv.DOMESTIC_NUMBER_NOT_SUPPORTED': 'config',
    'isv.DENY_IP_RANGE': 'config',
    'isp.RAM_PERMISSION_DENY': 'config',
  }),
);

/** About the text, its template, its values or its signature, not about our account. */
const OF_WORDS = /^isv\.(SMS_(TEMPLATE|SIGN|CONTENT)|SIGN_STATE|TEMPLATE_|INVALID_(PARAMETERS|JSON)|PARAM_|BLACK_KEY)/;

/** When a limit lets through again: its message names the level it works on; a day is the provider's. */
function limitEnds(code: string, message: string, now: Instant): Instant {
  if (code === 'isv.DAY_LIMIT_CONTROL' || /天级|日级|day/i.test(message)) return nextShanghaiDay(now);
  if (/小时|hour/i.test(message)) return now + HOUR;
  return now + (/分钟|minute/i.test(message) ? MINUTE : HOUR);
}

/**
 * What an answer without a message id means. A refusal that nobody told us of is a `config`: the message is surely not out, the
 * channel rests for a while with the code as its reason, others take over, and nothing is given up or held against the customer.
 * A fault within the provider (`isp.`, HTTP 5xx) that we do not know may come from behind the point of no return: `unknown`, which
 * is looked for and never blindly sent again.
 */
export function classifyAnswer(status: number, code: string, message: string, now: Instant): Sent {
  const refusal = { code, detail: message.slice(0, 200) };
  if (/^Throttling/.test(code) || status === 429) return { outcome: 'retry', ...refusal, code: code || '429', notBefore: now + MINUTE };
  const outcome = BY_CODE.get(code);
  if (outcome === 'retry' && code.startsWith('isv.')) return { outcome, ...refusal, notBefore: limitEnds(code, message, now) };
  if (outcome && outcome !== 'config') return { outcome, ...refusal };
  if (!outcome && (status >= 500 || code.startsWith('isp.') || (code === '' && status < 300))) {
    return { outcome: 'unknown', detail: code ? `${code} (HTTP ${status})` : `HTTP ${status}` };
  }
  return { outcome: 'config', ...refusal, code: code || String(status), ...(OF_WORDS.test(code) ? { isOfWords: true } : {}) };
}

/** By what the code of a failed receipt says (help.aliyun.com/document_detail/101347.html): carriers add words of their own. */
const RECEIPTS: readonly [RegExp, Refusal][] = [
  [/SIGN|CONTENT|KEYWORD|TEMPLATE|REJECTD/, 'config'],
  [/BLACK|UNSUBSCRIBE|USER_REJECT/, 'suppressed'],
  [/LIMIT|EXPIRED|TERMINAL|TIMEOUT|UNKNOWN|SYSTEM_ERROR|NO_ROUTE|NOROUTE/, 'retry'],
];

/** What the error code of a failed receipt means; unknown ones are the number's own, which another channel may serve. */
export function classifyReceiptCode(code: string | undefined): Refusal {
  const known = code ? BY_CODE.get(code) : undefined;
  if (known) return known;
  const word = (code ?? '').toUpperCase();
  return RECEIPTS.find(([words]) => words.test(word))?.[1] ?? 'permanent';
}
