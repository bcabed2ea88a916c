/** Of a pasted message no more is read: its first lines name the order. */
const LONGEST_MESSAGE = 2_000;
/** Longer than any order number: what was typed is a message. */
const LONGEST_NUMBER = 40;
const LABELLED =
  /(?:订单(?:编号|号码|号)?|单号|order\s*(?:no\.?|number|id|#)?|pedido(?:\s*n[ºo.]*)?)\s*(?:[::#是为]|is)?\s*([A-Za-z0-9][A-Za-z0-9-]{4,39})/giu;
const PHONE = /(?<![\dA-Za-z-])(?:\+\d{1,3}[\s-]?)?(?:1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}|\(?\d{2,3}\)?[\s-]?\d{4,5}[\s-]?\d{4})(?![\d-])/g;
const TOKEN = /[A-Za-z0-9][A-Za-z0-9-]{5,39}/g;

/**
 * Order number and phone out of a field into which somebody pasted a whole message ("订单号 D2026…,手机 138…").
 * A plain order number comes back as it is. What cannot be found is absent.
 */
export function readPastedMessage(typed: string): { orderNo?: string; phone?: string } {
  // runs of blanks would make the patterns below slow
  const text = typed.slice(0, LONGEST_MESSAGE).normalize('NFKC').replace(/\s+/g, ' ').trim();
  if (text === '') return {};
  const isShort = text.length <= LONGEST_NUMBER;
  if (isShort && !/[\s,;:。\p{Script=Han}]/u.test(text)) return { orderNo: text };
  const phone = [...text.matchAll(PHONE)].map((m) => m[0].trim()).sort(byPhoneLikelihood)[0];
  if (isShort && !phone && /^[A-Za-z0-9#\s-]+$/.test(text)) return { orderNo: text };
  const rest = phone ? text.replace(phone, ' ') : text;
  const labelled = [...rest.matchAll(LABELLED)].map((m) => m[1]!).find((number) => /\d/.test(number));
  return { orderNo: labelled ?? longestNumber(rest), phone };
}

function byPhoneLikelihood(a: string, b: string): number {
  return Number(isMobile(b)) - Number(isMobile(a));
}

function isMobile(number: string): boolean {
  return number.startsWith('+') || /^1[3-9]\d{9}$/.test(number.replace(/[\s-]/g, ''));
}

function longestNumber(text: string): string | undefined {
  const tokens = [...text.matchAll(TOKEN)].map((m) => m[0]).filter((token) => (token.match(/\d/g)?.length ?? 0) >= 4);
  return tokens.sort((a, b) => b.length - a.length)[0];
}
