import { readPhone } from '../shared/phone';

/**
 * What a typed number can mean, as E.164, likeliest first: with a country prefix exactly that, without one the number
 * read in each of `countries` (ISO 3166-1 alpha-2) or as a prefix whose plus was forgotten. Empty when it can be no
 * phone number at all.
 */
export function phoneCandidates(typed: string, countries: readonly string[]): string[] {
  const text = typed.normalize('NFKC').trim().replace(/^00/, '+');
  const readings = countries.map((country) => readPhone(text, country));
  if (!text.startsWith('+')) readings.push(readPhone(`+${text.replace(/\D/g, '')}`));
  return [...new Set(readings.filter((reading) => reading !== null))];
}
