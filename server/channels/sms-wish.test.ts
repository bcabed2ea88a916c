import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readWish } from './sms-wish';

test.each(['T', 't', 'TD', 'R', 'Ｔ', ' 退订 ', '退订。', 'TD退订', '退订回T', '回复T退订', '【R】', 'STOP', 'Unsubscribe', '拒收'])(
  '%s ends it',
  (text) => {
    expect(readWish(text)).toBe('stop');
  },
);

test.each(['恢复', 'START', 'yes', '「恢复」'])('%s begins it again', (text) => {
  expect(readWish(text)).toBe('start');
});

test.each(['', '什么时候到？', 'Tomorrow?', '收到', '不要退订', '谢谢', 'TT', '退货'])('%s is no wish', (text) => {
  expect(readWish(text)).toBeNull();
});

test('a sentence is never taken for a wish', () => {
  const sentence = fc.string({ minLength: 12, unit: fc.constantFrom(...'请问包裹退订到哪里abc') });
  fc.assert(
    fc.property(sentence, (text) => {
      expect(readWish(text)).toBeNull();
    }),
  );
});
