import { expect, test } from 'vitest';
import { LANGUAGES } from '../shared/language';
import { smsLength } from '../template/sms-length';
import { wordShare } from './word-share';

test('a shared link and its words are one SMS in every language, on a short domain', () => {
  const link = `https://dn.cn/t/${'x'.repeat(22)}`;
  for (const language of LANGUAGES)
    expect([language, smsLength(wordShare('D2026112100077', link, language)).segments]).toEqual([language, 1]);
});
