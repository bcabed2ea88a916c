import { mod7, mod10, mod10FromRight, mod10OfLetters, mod11Then10, s10 } from './check-digits';
import { normaliseNumber } from './identity';

interface Form {
  carrier: string;
  pattern: RegExp;
  /** Check digit, of the parts that the pattern takes out. */
  check?: (...parts: string[]) => boolean;
  /** Seen, and published by nobody. */
  isHint?: true;
}

/** Forms of tracking numbers (INTEGRATIONS B7). Most carriers have others beside these. */
const FORMS: readonly Form[] = [
  { carrier: 'ups', pattern: /^1Z([A-Z0-9]{15})(\d)$/, check: (body, digit) => mod10OfLetters(body!, digit!) },
  { carrier: 'ups', pattern: /^[AHJKTV](\d{9})(\d)$/, check: (body, digit) => mod10(body!, digit!, 2, 1) },
  { carrier: 'amazon', pattern: /^TB[ACM]\d{12}$/ },
  { carrier: 'yunexpress', pattern: /^YT\d{16}$/ },
  { carrier: 'sf', pattern: /^SF\d{12,15}$/ },
  { carrier: 'yto', pattern: /^YT\d{13}$/ },
  { carrier: 'jt', pattern: /^JT\d{13}$/ },
  { carrier: 'jd', pattern: /^JD[A-Z0-9]{11,22}$/ },
  { carrier: 'deppon', pattern: /^DPK\d{12}$/ },
  { carrier: 'dhl', pattern: /^JJ?D\d{16,18}$|^J[A-Z]{2,3}\d{9,10}$/ },
  { carrier: 'ems', pattern: /^E[A-Z](\d{8})(\d)CN$/, check: (body, digit) => s10(body!, digit!) },
  { carrier: 'chinapost', pattern: /^[A-DF-Z][A-Z](\d{8})(\d)CN$/, check: (body, digit) => s10(body!, digit!) },
  { carrier: 'usps', pattern: /^[A-Z]{2}(\d{8})(\d)US$/, check: (body, digit) => s10(body!, digit!) },
  { carrier: 'royalmail', pattern: /^[A-Z]{2}(\d{8})(\d)GB$/, check: (body, digit) => s10(body!, digit!) },
  { carrier: 'canadapost', pattern: /^[A-Z]{2}(\d{8})(\d)CA$/, check: (body, digit) => s10(body!, digit!) },
  { carrier: 'australiapost', pattern: /^[A-Z]{2}(\d{8})(\d)AU$/, check: (body, digit) => s10(body!, digit!) },
  { carrier: 'fedex', pattern: /^(\d{11})(\d)$/, check: (body, digit) => mod11Then10(body!, digit!, [3, 1, 7]) },
  { carrier: 'fedex', pattern: /^(?:96\d{5})?(\d{14})(\d)$/, check: (body, digit) => mod10(body!, digit!, 3, 1) },
  { carrier: 'fedex', pattern: /^[0-8]\d{19}(\d{13})(\d)$/, check: (body, digit) => mod11Then10(body!, digit!, [1, 7, 3]) },
  { carrier: 'usps', pattern: /^(?:420\d{5})?(9[1-5]\d{19}(?:\d{4}){0,2})(\d)$/, check: (body, digit) => mod10FromRight(body!, digit!) },
  { carrier: 'usps', pattern: /^420\d{9}(9[1-5]\d{19})(\d)$/, check: (body, digit) => mod10FromRight(body!, digit!) },
  // without the 91 before it, which older labels count and leave out
  { carrier: 'usps', pattern: /^(\d{19})(\d)$/, check: (body, digit) => ['', '91'].some((ai) => mod10FromRight(ai + body!, digit!)) },
  { carrier: 'dhl', pattern: /^(\d{9,10})(\d)$/, check: (body, digit) => mod7(body!, digit!) },
  { carrier: 'amazon', pattern: /^[ACF]\d{10}$/, isHint: true },
  { carrier: 'dhl', pattern: /^(GM|LX|RX|UV|CN|SG|TH|IN|HK|MY)\d{10,37}$/, isHint: true },
  { carrier: 'sf', pattern: /^\d{12}$/, isHint: true },
  { carrier: 'zto', pattern: /^7[3-9]\d{11,12}$|^(68|69|75|76|78)\d{10,}$/, isHint: true },
  { carrier: 'sto', pattern: /^77\d{11,13}$|^(22|26|36|58|66|88)\d{10}$/, isHint: true },
  { carrier: 'yto', pattern: /^[DGVR]\d{9,}$/, isHint: true },
  { carrier: 'yunda', pattern: /^(3[1-9]|4[36]|1\d)\d{11}$|^\d{13}$|^\d{15}$/, isHint: true },
  { carrier: 'ems', pattern: /^1[0-3]\d{11}$|^[15]\d{12}$/, isHint: true },
  { carrier: 'chinapost', pattern: /^(98|99|91|94)\d{11}$/, isHint: true },
];

/** Items of the Universal Postal Union: the posts that know their forms carry them for one another, under one number. */
const POSTAL_ITEM = /^[A-Z]{2}(\d{8})(\d)[A-Z]{2}$/;
const POSTS = new Set(['ems', 'chinapost', 'usps', 'royalmail', 'canadapost', 'australiapost']);

/** Carriers whose numbers all begin with their own letters, but for the hints above. */
const ALWAYS_LETTERED = new Set(['ups', 'amazon', 'yunexpress', 'sf', 'jt', 'jd']);

/**
 * Carriers whose forms a number has, likeliest first: letters of their own, then a right check digit, then hints. Digits
 * alone decide nothing, so every carrier stands here that they fit.
 */
export function carriersOfForm(trackingNo: string): string[] {
  const number = normaliseNumber(trackingNo);
  const fitting = FORMS.filter((form) => fits(form, number)).sort((a, b) => rank(a, number) - rank(b, number));
  return [...new Set(fitting.map((form) => form.carrier))];
}

export type NumberJudgement = { kind: 'fits' } | { kind: 'doubtful'; likely: string[] };

/**
 * Whether a number can be one of the carrier's. Doubtful when it has none of the carrier's forms and either these are all
 * there are, or its letters are another carrier's; never for a carrier whose forms nobody knows, nor for a post that brings
 * another post's item.
 */
export function judgeNumber(carrier: string, trackingNo: string): NumberJudgement {
  const likely = carriersOfForm(trackingNo);
  const isKnown = FORMS.some((form) => form.carrier === carrier);
  if (!isKnown || likely.includes(carrier)) return { kind: 'fits' };
  const number = normaliseNumber(trackingNo);
  if (POSTS.has(carrier) && isPostalItem(number)) return { kind: 'fits' };
  const isOthers = FORMS.some((form) => rank(form, number) === 0 && fits(form, number));
  return ALWAYS_LETTERED.has(carrier) || isOthers ? { kind: 'doubtful', likely } : { kind: 'fits' };
}

function isPostalItem(number: string): boolean {
  const found = POSTAL_ITEM.exec(number);
  return found !== null && s10(found[1]!, found[2]!);
}

function fits({ pattern, check }: Form, number: string): boolean {
  const found = pattern.exec(number);
  return found !== null && (!check || check(...found.slice(1)));
}

function rank(form: Form, number: string): number {
  if (form.isHint) return 2;
  return /^[A-Z]|^1Z/.test(number) ? 0 : 1;
}
