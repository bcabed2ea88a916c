/** What stands before a number that somebody can be called at, and the number in any form. */
const LABELLED =
  /((?:电话|電話|手机|手機|联系方式|聯絡方式|致电|致電|拨打|撥打|\b(?:tel|phone|mobile|call|ring))(?:号码?|號碼?)?\s*(?:(?:no|number)\b\.?)?\s*[:：.]?\s*)(\+?\(?\d[\d\s().-]{5,18}\d)/gi;

/** Numbers that are phones by their form alone; others could be anything. */
const BY_FORM = [
  /(?<!\d)(?:(?:\+|00)?86[-\s]?)?1[3-9]\d[-\s]?\d{4}[-\s]?\d{4}(?!\d)/g,
  /(?<!\d)0\d{2,3}[-\s]?\d{7,8}(?:-\d{1,5})?(?!\d)/g,
  /(?<![\w+])\+\d[\d\s().-]{7,17}\d(?!\d)/g,
  /\(\d{2,4}\)\s?\d{3,5}[-.\s]\d{4}(?!\d)/g,
  /(?<![\d.-])\d{3}[-.]\d{3}[-.]\d{4}(?![\d.-])/g,
];

const WIDE = /[\uff10-\uff19]/g;

/** A text in which every phone is written otherwise; full-width digits become plain ones. */
export function replacePhones(text: string, put: (phone: string) => string): string {
  const plain = text.replace(WIDE, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  const rest = BY_FORM.reduce((out, form) => out.replace(form, put), plain);
  return rest.replace(LABELLED, (_, label: string, phone: string) => label + put(phone));
}
