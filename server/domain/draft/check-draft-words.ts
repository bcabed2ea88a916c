import { checkWords, type Finding } from '../template/check-words';
import { gapsOf, parseWords } from '../template/parse-words';
import { type MessageInput, renderSms } from '../template/render';
import { sayVariable } from '../template/say-variable';
import { requiredOf, type Variable } from '../template/variables';
import { textsOf, type Words } from '../template/words';

/**
 * What is wrong with words that service wrote for one message, and what is worth a second look. Checked like a template, but that what
 * a template has to say is only missed here: whoever writes knows the case.
 */
export function checkDraftWords(words: Words, input: MessageInput): Finding[] {
  const found = checkWords(input.key, input.language, words).filter(({ kind }) => kind !== 'missing');
  return [...found, ...leftOut(words, input), ...tooLong(words, input)];
}

/** The order and the time of the next update, where the words name neither. */
function leftOut(words: Words, input: MessageInput): Finding[] {
  if (words.medium === 'wechat') return [];
  const texts = textsOf(words);
  const gaps = new Set(texts.flatMap(({ text }) => gapsOf(parseWords(text).parts).fixed));
  const isSaid = (name: Variable) => {
    const value = name === 'orderNo' ? input.orderNo : sayVariable(name, input);
    return gaps.has(name) || (value !== null && texts.some(({ text }) => text.includes(value)));
  };
  return requiredOf(input.key)
    .filter((name) => name !== 'reason' && !isSaid(name))
    .map((name) => ({ kind: 'leaves_out', place: 'text', what: name }));
}

function tooLong(words: Words, input: MessageInput): Finding[] {
  if (words.medium !== 'sms' || parseWords(words.text).faults.length > 0) return [];
  try {
    renderSms(input, words);
    return [];
  } catch {
    return [{ kind: 'too_long', place: 'text' }];
  }
}
