import { type Say, sayWord } from './messages';

/** What the engine wrote down of a notice or a try, in words; what a provider said keeps its code and its own words. */
export function sayNoticeWhy(say: Say, detail: string): string {
  const known = sayWord(say, 'notice_why', detail);
  if (known !== detail) return known;
  const [, stand, day] = /^(the customer opted out|nothing arrives there) on (\d{4}-\d{2}-\d{2})$/.exec(detail) ?? [];
  if (stand && day) return say('notice_why.since_day', { why: sayWord(say, 'notice_why', stand), day });
  const [, receipt] = /^receipt (.+)$/.exec(detail) ?? [];
  if (receipt) return say('notice_why.receipt', { code: receipt });
  const [, fault] = /^no answer \((.+)\)$/.exec(detail) ?? [];
  if (fault) return say('notice_why.no_answer', { code: fault });
  const [, what] = /^the shipped words went: (.+)$/s.exec(detail) ?? [];
  if (what) return say('notice_why.shipped_words', { what });
  const [, code, words] = /^([\w.-]+): (.*)$/s.exec(detail) ?? [];
  return code ? say('notice_why.provider', { code, words: sayWord(say, 'notice_why', words ?? '') }) : detail;
}
