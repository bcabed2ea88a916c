import { fillWords, parseWords } from '../template/parse-words';
import { fillText } from '../template/render';
import { type MessageInput, sayVariable } from '../template/say-variable';
import { isVariable } from '../template/variables';
import { fitWechatField, wechatFieldType } from '../template/wechat-field';
import type { Words } from '../template/words';

/** Braces and brackets cannot be letters of a text (template/parse-words.ts). */
const letters = (text: string) => text.replace(/[{}[\]]/g, '');

/**
 * The words of a template as a person reads and edits them: its variables filled, nothing around them. A field of times stays as it is.
 * Throws where a variable is missing.
 */
export function plainWords(words: Words, input: MessageInput): Words {
  switch (words.medium) {
    case 'sms':
      return { ...words, text: letters(fillText(words.text, input)) };
    case 'mail':
      return { ...words, subject: letters(fillText(words.subject, input)), text: letters(fillText(words.text, input)) };
    case 'wechat':
      return { ...words, fields: words.fields.map(({ key, text }) => ({ key, text: plainField(key, text, input) })) };
  }
}

function plainField(key: string, text: string, input: MessageInput): string {
  const type = wechatFieldType(key);
  if (type === null || type === 'time' || type === 'date') return text;
  const filled = fillWords(parseWords(text).parts, (name) => (isVariable(name) ? sayVariable(name, input) || '-' : null));
  return letters(fitWechatField(type, filled ?? '-'));
}
