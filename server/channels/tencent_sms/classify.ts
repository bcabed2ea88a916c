import { HOUR, type Instant, MINUTE, SECOND } from '../../domain/shared/instant';
import type { Sent } from '../channel';
import { nextShanghaiDay, nextShanghaiHour } from '../shanghai-time';

type Refusal = 'retry' | 'permanent' | 'suppressed' | 'config';

/** Codes of Tencent (cloud.tencent.com/document/product/382/59177, INTEGRATIONS A4). */
const BY_CODE = new Map<string, Refusal>(
  Object.entries<Refusal>({
    'InternalError.Timeout': 'retry',
    'InternalError.SendAndRecvFail': 'retry',
    'InternalError.UnknownError': 'retry',
    'FailedOperation.MarketingSendTimeConstraint': 'retry',
    'FailedOperation.PhoneNumberInBlacklist': 'suppressed',
    'FailedOperation.PhoneNumberOnBlacklist': 'suppressed',
    'InvalidParameterValue.IncorrectPhoneNumber': 'permanent',
    // the account, the clock or the request is wrong: nothing went out
    'InternalError.RequestTimeException': 'config',
    'InternalError.JsonParseFail': 'config',
    'InternalError.RestApiInterfaceNotExist': 'config',
    'InternalError.SigFieldMissing': 'config',
    'InternalError.SigVerificationFail': 'config',
    // more numbers than one call may hold, though we send one
    'LimitExceeded.PhoneNumberCountLimit': 'config',
  }),
);

/** About the text, its template or its signature, not about our account. */
const OF_WORDS = /^(FailedOperation|InvalidParameterValue)\.\w*(Template|Signature|SensitiveWord|ContentLength)/;

/** Calls too fast for the API as a whole, not for one number. */
const TOO_FAST = /^RequestLimitExceeded(\.|$)/;

/** When a limit lets through again. Limits of a day begin anew with the day in Shanghai. */
function limitEnds(code: string, now: Instant): Instant {
  switch (code) {
    case 'LimitExceeded.PhoneNumberThirtySecondLimit':
      return now + 30 * SECOND;
    case 'LimitExceeded.DeliveryFrequencyLimit':
      return now + 10 * MINUTE;
    case 'LimitExceeded.PhoneNumberDailyLimit':
    case 'LimitExceeded.PhoneNumberSameContentDailyLimit':
    case 'LimitExceeded.AppDailyLimit':
    case 'LimitExceeded.DailyLimit':
      return nextShanghaiDay(now);
    default:
      return now + HOUR;
  }
}

/** Marketing goes out from 8:00 to 22:00; a message of ours that counts as such waits for the morning. */
const MARKETING_FROM = 8;

/**
 * What a refusal means, of a message or of the whole call. One that nobody told us of is a `config`: the message is surely not out,
 * the channel rests for a while with the code as its reason, others take over, and nothing is given up or held against the customer.
 * A fault within the provider (`InternalError`, HTTP 5xx) that we do not know may come from behind the point of no return: `unknown`,
 * which is never blindly sent again.
 */
export function classifyAnswer(status: number, code: string, message: string, now: Instant): Sent {
  const refusal = { code, detail: message.slice(0, 200) };
  if (TOO_FAST.test(code) || status === 429) return { outcome: 'retry', ...refusal, code: code || '429', notBefore: now + MINUTE };
  const outcome = BY_CODE.get(code);
  if (code === 'FailedOperation.MarketingSendTimeConstraint')
    return { outcome: 'retry', ...refusal, notBefore: nextShanghaiHour(now, MARKETING_FROM) };
  if (outcome) return { outcome, ...refusal };
  if (code.startsWith('LimitExceeded')) return { outcome: 'retry', ...refusal, notBefore: limitEnds(code, now) };
  if (status >= 500 || code.startsWith('InternalError') || (code === '' && status < 300)) {
    return { outcome: 'unknown', detail: code ? `${code} (HTTP ${status})` : `HTTP ${status}` };
  }
  return { outcome: 'config', ...refusal, code: code || String(status), ...(OF_WORDS.test(code) ? { isOfWords: true } : {}) };
}

/** By what the code of a failed receipt says (cloud.tencent.com/document/product/382/59177): carriers add words of their own. */
const RECEIPTS: readonly [RegExp, Refusal][] = [
  [/REJECTD|KEYWORD|SIGN|敏感|签名|关键字/, 'config'],
  [/BLACK|BLOCK|黑名单|退订/, 'suppressed'],
  [/EXPIRED|UNKNOWN|COMFAIL|WTNFAIL|LIMIT|TIMEOUT|超时|频/, 'retry'],
];

/** What the error code of a failed receipt means; unknown ones are the number's own, which another channel may serve. */
export function classifyReceiptCode(code: string | undefined): Refusal {
  const known = code ? BY_CODE.get(code) : undefined;
  if (known) return known;
  const word = (code ?? '').toUpperCase();
  return RECEIPTS.find(([words]) => words.test(word))?.[1] ?? 'permanent';
}
