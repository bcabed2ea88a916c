import { carriersOfForm } from '../tracking/number-forms';

/** Of a pasted message no more is read: its first lines name the order. */
const LONGEST_MESSAGE = 2_000;
/** Longer than any order number: what was typed is a message. */
const LONGEST_NUMBER = 40;
const IS = String.raw`\s*(?:[::#是为為]|is|nos?\.?)?\s*`;
const NUMBER = '([A-Za-z0-9][A-Za-z0-9-]{4,39})';
const ORDER = new RegExp(
  `(?:[订訂]单?單?(?:编号|編號|号码|號碼|号|號)?|(?<![运運物流快递遞件])[单單][号號]|order\\s*(?:no\\.?|number|id|#)?|pedido(?:\\s*n[ºo.]*)?)${IS}${NUMBER}`,
  'giu',
);
const PARCEL = new RegExp(
  `(?:[运運][单單](?:编号|編號|号码|號碼|号|號)?|(?:快[递遞]|物流|快件|包裹)[单單]?(?:编号|編號|号码|號碼|号|號)|tracking\\s*(?:no\\.?|number|id|#)?|waybill|rastreio)${IS}${NUMBER}`,
  'giu',
);
const PHONE = /(?<![\dA-Za-z-])(?:\+\d{1,3}[\s-]?)?(?:1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}|\(?\d{2,3}\)?[\s-]?\d{4,5}[\s-]?\d{4})(?![\d-])/g;
const TOKEN = /[A-Za-z0-9][A-Za-z0-9-]{5,39}/g;

/** What a message says; what cannot be found is absent. */
export interface PastedMessage {
  orderNo?: string;
  phone?: string;
  trackingNo?: string;
}

/**
 * Order number, phone and tracking number out of a field into which somebody pasted a whole message ("订单号 D2026…, 手机
 * 138…"). A plain number comes back as the order's: it may be a parcel's all the same.
 */
export function readPastedMessage(typed: string): PastedMessage {
  // runs of blanks would make the patterns below slow
  const text = typed.slice(0, LONGEST_MESSAGE).normalize('NFKC').replace(/\s+/g, ' ').trim();
  if (text === '') return {};
  const isShort = text.length <= LONGEST_NUMBER;
  if (isShort && !/[\s,;:。\p{Script=Han}]/u.test(text)) return { orderNo: text };
  const labelledParcel = labelled(PARCEL, text);
  const withoutParcel = labelledParcel ? text.replace(labelledParcel, ' ') : text;
  const phone = [...withoutParcel.matchAll(PHONE)].map((m) => m[0].trim()).sort(byPhoneLikelihood)[0];
  if (isShort && !phone && !labelledParcel && /^[A-Za-z0-9#\s-]+$/.test(text)) return { orderNo: text };
  const rest = phone ? withoutParcel.replace(phone, ' ') : withoutParcel;
  const labelledOrder = labelled(ORDER, rest);
  const tokens = numbersIn(rest).filter((token) => token !== labelledOrder);
  const trackingNo = labelledParcel ?? tokens.find(isParcels);
  return { orderNo: labelledOrder ?? tokens.find((token) => token !== trackingNo), phone, trackingNo };
}

function labelled(pattern: RegExp, text: string): string | undefined {
  return [...text.matchAll(pattern)].map((m) => m[1]!).find((number) => /\d/.test(number));
}

/** Letters of a carrier and the form that it gives its numbers: one letter or digits alone could be anything. */
function isParcels(token: string): boolean {
  return /^([A-Z]{2}|1Z)/i.test(token) && carriersOfForm(token).length > 0;
}

function byPhoneLikelihood(a: string, b: string): number {
  return Number(isMobile(b)) - Number(isMobile(a));
}

function isMobile(number: string): boolean {
  return number.startsWith('+') || /^1[3-9]\d{9}$/.test(number.replace(/[\s-]/g, ''));
}

/** What looks like a number, the longest first. */
function numbersIn(text: string): string[] {
  const tokens = [...text.matchAll(TOKEN)].map((m) => m[0]).filter((token) => (token.match(/\d/g)?.length ?? 0) >= 4);
  return tokens.sort((a, b) => b.length - a.length);
}
