import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readWish } from './read-wish';

test.each([
  'T',
  't',
  'TD',
  'R',
  'Ｔ',
  ' 退订 ',
  '退订。',
  'TD退订',
  '退订回T',
  '回复T退订',
  '【R】',
  '拒收',
  '退訂',
  '取消订阅',
  '取消訂閱',
  '停止接收',
])('%s ends it', (text) => expect(readWish(text)).toBe('stop'));

test.each([
  'STOP',
  'Stop.',
  'STOP ALL',
  'StopAll',
  'Unsubscribe',
  'cancel',
  'END',
  '“quit”',
  'ＳＴＯＰ',
  'opt-out',
  'st\u200bop',
  'stop!!!',
])('%s ends it as well', (text) => expect(readWish(text)).toBe('stop'));

test.each(['恢复', 'START', 'yes', '「恢复」', 'unstop', '恢復訂閱'])('%s begins it again', (text) => expect(readWish(text)).toBe('start'));

test.each(['HELP', 'help?', '帮助', 'info'])('%s asks', (text) => expect(readWish(text)).toBe('help'));

test.each([
  '',
  '什么时候到？',
  'Tomorrow?',
  '收到',
  '不要退订',
  '谢谢',
  'TT',
  '退货',
  'When does it end?',
  'please cancel my order',
  'the end',
  'stop by at noon',
  '订单取消',
  '退订单',
  '回复',
])('%s is no wish', (text) => expect(readWish(text)).toBeNull());

const WORDS = ['stop', 'end', 'cancel', 'quit', 'unsubscribe', '退订', 'TD', 'start', 'help'];
const around = fc.string({ unit: fc.constantFrom(' ', '.', '!', '。', '【', '】', '"', '\n', '　', '…') });

test('what surrounds a word, its case and its width change nothing', () => {
  const wide = (word: string) => word.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
  fc.assert(
    fc.property(fc.constantFrom(...WORDS), around, around, fc.boolean(), fc.boolean(), (word, before, after, isUpper, isWide) => {
      const cased = isUpper ? word.toUpperCase() : word;
      expect(readWish(before + (isWide ? wide(cased) : cased) + after)).toBe(readWish(word));
    }),
  );
});

test('a sentence with such a word in it is a sentence', () => {
  const plain = fc.constantFrom<string>('my', 'parcel', 'when', 'will', 'the', '请问', '包裹', '到哪里', 'order', '今天');
  fc.assert(
    fc.property(fc.array(plain, { minLength: 1, maxLength: 6 }), fc.constantFrom(...WORDS), fc.nat(6), (words, word, at) => {
      const sentence = words.toSpliced(at, 0, word).join(' ');
      expect(readWish(sentence)).toBeNull();
    }),
  );
});
