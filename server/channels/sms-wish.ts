/** Words by which a person says that nothing is to come any more, or that it may again (INTEGRATIONS A1, A6). */
const STOP = /^(stop|stopall|unsubscribe|cancel|end|quit|t|td|r|拒收|(回复?)?(t|td|r)?退订(回复?(t|td|r))?)$/;
const START = /^(start|yes|unstop|恢复)$/;

/**
 * What an answered SMS wishes; null when it is anything else. Full-width letters, case, blanks and what surrounds the word (quotes,
 * a full stop) do not matter: somebody who answers 【Ｔ】 wants no more than somebody who answers T.
 */
export function readWish(text: string): 'stop' | 'start' | null {
  const word = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]+/gu, '');
  if (STOP.test(word)) return 'stop';
  return START.test(word) ? 'start' : null;
}
