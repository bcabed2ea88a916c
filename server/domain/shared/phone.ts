import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js';

/**
 * A phone number as somebody wrote it, in E.164; null when it cannot be one. Without a leading + it is read as a number
 * of `country` (ISO 3166-1 alpha-2, CN when absent or unknown). The length has to fit the country's plan; whether the
 * number is in service is not asked, because numbering plans grow faster than anybody's table of them.
 */
export function readPhone(text: string, country?: string): string | null {
  const plain = plainMobile(text, country);
  if (plain) return plain;
  const home: CountryCode = country && isSupportedCountry(country) ? country : 'CN';
  const phone = parsePhoneNumberFromString(text.normalize('NFKC'), { defaultCountry: home, extract: false });
  if (!phone?.isPossible()) return null;
  // A mainland mobile number has 11 digits; one short, it would pass as a landline.
  const isMobile = phone.countryCallingCode === '86' && /^1[3-9]/.test(phone.nationalNumber);
  if (isMobile && phone.nationalNumber.length !== 11) return null;
  return phone.number;
}

/** A mainland mobile number without any ornament. */
const PLAIN_MOBILE = /^(\+86)?1[3-9]\d{9}$/;

/** What most people write, read without the tables of the world's numbering plans. */
function plainMobile(text: string, country: string | undefined): string | null {
  const match = PLAIN_MOBILE.exec(text);
  if (!match) return null;
  if (match[1]) return text;
  return country === 'CN' ? `+86${text}` : null;
}

/** Country (ISO 3166-1 alpha-2) of an E.164 number; null when its prefix serves none or the number tells no more than several. */
export function phoneCountry(e164: string): string | null {
  return parsePhoneNumberFromString(e164)?.country ?? null;
}
