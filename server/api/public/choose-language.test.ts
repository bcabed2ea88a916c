import { expect, test } from 'vitest';
import { chooseLanguage } from './choose-language';

const chosen = (headers: Record<string, string>, query = '') =>
  chooseLanguage(new Request(`https://shop.example/q/abc${query}`, { headers }));

test.each([
  ['zh-TW,zh;q=0.9,en;q=0.8', 'zh-TW'],
  ['zh-Hant-HK', 'zh-TW'],
  ['zh-HK', 'zh-TW'],
  ['zh-Hant', 'zh-TW'],
  ['zh-Hans-TW', 'zh-CN'],
  ['zh-SG', 'zh-CN'],
  ['zh', 'zh-CN'],
  ['en-GB,zh-CN;q=0.5', 'en'],
  ['pt-BR,zh-TW;q=0.5', 'zh-TW'],
  ['pt-BR', 'en'],
  ['*', 'zh-CN'],
  ['', 'zh-CN'],
])('a browser that asks for "%s" reads %s', (accepted, language) => {
  expect(chosen({ 'accept-language': accepted }).language).toBe(language);
});

test('a choice made on the page is kept and wins over the browser', () => {
  const choice = chosen({ 'accept-language': 'en' }, '?lang=zh-TW');
  expect(choice).toMatchObject({ language: 'zh-TW', setCookie: expect.stringContaining('daona_lang=zh-TW') });
  expect(chosen({ 'accept-language': 'en', cookie: 'daona_lang=zh-TW' }).language).toBe('zh-TW');
  expect(chosen({ 'accept-language': 'en' }, '?lang=xx').setCookie).toBeUndefined();
});
