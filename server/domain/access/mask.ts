import { parsePhoneNumberFromString } from 'libphonenumber-js';

const CJK = /^[\p{Script=Han}·]+$/u;

/** A name by which its owner knows himself and nobody else does: 张三 → 张*, 王小明 → 王*明, Ann Lee → A*** L***. */
export function maskName(name: string): string {
  const clean = name.normalize('NFKC').trim();
  if (clean === '') return '';
  if (CJK.test(clean)) {
    const letters = Array.from(clean);
    return letters.length < 3 ? `${letters[0]}*` : `${letters[0]}*${letters[letters.length - 1]}`;
  }
  return clean
    .split(/\s+/)
    .map((word) => `${Array.from(word)[0]}***`)
    .join(' ');
}

/** First three and last four digits of a Chinese number (138****8000), country and last four of any other. */
export function maskPhone(e164: string): string {
  const digits = e164.replace(/\D/g, '');
  const last = digits.slice(-4);
  if (/^861[3-9]\d{9}$/.test(digits)) return `${digits.slice(2, 5)}****${last}`;
  const country = parsePhoneNumberFromString(e164)?.countryCallingCode;
  return country ? `+${country} ****${last}` : `****${last}`;
}

/** First letter and domain: a***@example.com. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return at < 1 ? '***' : `${Array.from(email)[0]}***${email.slice(at)}`;
}
