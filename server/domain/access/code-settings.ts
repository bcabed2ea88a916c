import { isSupportedCountry } from 'libphonenumber-js';
import { z } from 'zod';

const country = z
  .string()
  .regex(/^[A-Z]{2}$/)
  .refine((code): boolean => isSupportedCountry(code), 'is no country that has phones');

/** How one-time codes are given out, and how long the phone that they prove stays proved. */
export const codeSettings = z.object({
  /** Countries (ISO 3166-1 alpha-2) whose phones are sent codes; null sends to any. Premium numbers abroad are dear. */
  countries: z.array(country).min(1).max(250).nullable(),
  /** Codes that are sent in 24 hours at most, to all phones together: what they may cost a day. 0 sends none. */
  codesADay: z.number().int().min(0).max(1_000_000),
  /** Days after which a customer who has not come back proves the phone again. */
  sessionDays: z.number().int().min(1).max(180),
});
export type CodeSettings = z.infer<typeof codeSettings>;

const SEPARATORS = /[\s,，、;；]+/;

/** Countries as somebody wrote them: each once, in capitals, in order of their letters. */
export function readCountries(text: string): string[] {
  return [...new Set(text.toUpperCase().split(SEPARATORS).filter(Boolean))].sort();
}

/** Those of the written countries that are none. */
export function unknownCountries(codes: readonly string[]): string[] {
  return codes.filter((code) => !country.safeParse(code).success);
}
