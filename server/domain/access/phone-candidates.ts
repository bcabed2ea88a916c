import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js';

/**
 * What a typed number can mean, as E.164, likeliest first: with a country prefix exactly that, without one the number
 * read in each of `countries` (ISO 3166-1 alpha-2). Empty when it can be no phone number at all.
 */
export function phoneCandidates(typed: string, countries: readonly string[]): string[] {
  const text = typed.normalize('NFKC').trim().replace(/^00/, '+');
  const found = new Set<string>();
  for (const country of countries) {
    if (!isSupportedCountry(country)) continue;
    const read = parsePhoneNumberFromString(text, country as CountryCode);
    if (read?.isPossible()) found.add(read.number);
  }
  // 8613800138000: the prefix without its plus
  const prefixed = text.startsWith('+') ? undefined : parsePhoneNumberFromString(`+${text.replace(/\D/g, '')}`);
  if (prefixed?.isValid()) found.add(prefixed.number);
  return [...found];
}
