import { keyedHash } from '@/server/platform/crypto';

/** Length of the word that is asked with: 128 bits in base58. */
export const SITE_WORD_LENGTH = 22;
/** Where an installation proves itself: `?word=…`. */
export const SITE_PROOF_PATH = '/site-proof';

/** What only this installation can answer to a word. */
export function answerToWord(word: string): string {
  return keyedHash('site', word);
}
