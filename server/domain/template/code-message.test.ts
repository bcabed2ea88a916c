import { expect, test } from 'vitest';
import { LANGUAGES } from '../shared/language';
import { wordCode } from './code-message';
import { smsLength } from './sms-length';

test.each(LANGUAGES)('a code in %s is one part, with the code once for people', (language) => {
  const text = wordCode('048213', language, 'a-rather-long-name-of-a-shop.example.com');
  expect(smsLength(text).segments).toBe(1);
  expect(text.split('\n')[0]).toContain('048213');
});

test('the code is tied to the site where that costs no second part', () => {
  expect(wordCode('048213', 'en', 'daona.test')).toMatch(/\n\n@daona\.test #048213$/);
  expect(wordCode('048213', 'zh-CN', 'a-rather-long-name-of-a-shop.example.com')).not.toContain('@');
});
