/**
 * Words by which a person says that nothing is to come any more, that it may again, or asks who we are. STOP, STOPALL, UNSUBSCRIBE,
 * CANCEL, END, QUIT, REVOKE and OPTOUT are Twilio's and the carriers' of North America; START, YES and UNSTOP begin again, HELP and
 * INFO ask (INTEGRATIONS A1). On the mainland each such SMS says 退订回T or 拒收请回复R, TD stands for 退订 (A6); Taiwan writes 取消訂閱.
 * Twilio answers its own words itself, once; on the mainland nobody expects an answer, so we send none.
 */
const WORDS = {
  stop: [
    'stop',
    'stopall',
    'unsubscribe',
    'cancel',
    'end',
    'quit',
    'revoke',
    'optout',
    't',
    'td',
    'r',
    '退订',
    '退訂',
    '取消订阅',
    '取消訂閱',
    '停止接收',
    '拒收',
  ],
  start: ['start', 'yes', 'unstop', '恢复', '恢復', '恢复订阅', '恢復訂閱', '重新订阅', '重新訂閱'],
  help: ['help', 'info', '帮助', '幫助'],
} as const;

type Wish = keyof typeof WORDS;

/** The instruction itself, sent back: 退订回T, TD退订, 回复R退订. */
const SENT_BACK = /^(回复?|回復)?(t|td|r)?退[订訂](回复?(t|td|r)|回復(t|td|r))?$/;

const WISHES: ReadonlyMap<string, Wish> = new Map(
  Object.entries(WORDS).flatMap(([wish, words]) => words.map((word) => [word, wish as Wish] as const)),
);

/**
 * What an answered message wishes; null when it is anything else. Full-width letters, case, blanks and what surrounds the word (quotes,
 * a full stop) do not matter: somebody who answers 【Ｔ】 wants no more than somebody who answers T. A sentence that merely holds such a
 * word is a sentence.
 */
export function readWish(text: string): Wish | null {
  const word = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}\p{Cf}]+/gu, '');
  return WISHES.get(word) ?? (SENT_BACK.test(word) ? 'stop' : null);
}
