import { describe, expect, it } from 'vitest';
import { isFault } from '../template/check-words';
import { TEMPLATES, type TemplateKey } from '../template/library';
import { renderSms } from '../template/render';
import { sampleMessage } from '../template/sample';
import { shippedWords, TEMPLATE_MEDIA } from '../template/words';
import { checkDraftWords } from './check-draft-words';
import { plainWords } from './plain-words';

const NOW = Date.parse('2026-11-21T04:00:00Z');
const LINK = 'https://daona.example/q/Abcdefghij1';
const STALLS = (Object.keys(TEMPLATES) as TemplateKey[]).filter((key) => key.startsWith('stall.'));
const kinds = (words: Parameters<typeof checkDraftWords>[0], key: TemplateKey = 'stall.carrier_collect') =>
  checkDraftWords(words, sampleMessage(key, 'zh-CN', LINK, NOW)).map(({ kind }) => kind);

describe('the words of a template, filled to be written over', () => {
  it.each(STALLS)('%s is right as it stands, in each medium and language, and says the same', (key) => {
    for (const language of ['zh-CN', 'en'] as const) {
      const message = sampleMessage(key, language, LINK, NOW);
      for (const medium of TEMPLATE_MEDIA) {
        const plain = plainWords(shippedWords(key, medium, language), message);
        expect(checkDraftWords(plain, message).filter((one) => isFault(one) || one.kind === 'leaves_out')).toEqual([]);
        if (plain.medium === 'sms') expect(renderSms(message, plain)).toBe(renderSms(message));
      }
    }
  });
});

describe('words that service writes', () => {
  it('may leave out the order and the next word, and are told so', () => {
    expect(kinds({ medium: 'sms', text: '快递今天下午上门。' })).toEqual(['leaves_out', 'leaves_out']);
  });

  it('cannot be more than an SMS carries, or than a field of WeChat holds', () => {
    expect(kinds({ medium: 'sms', text: '很'.repeat(500) })).toContain('too_long');
    const fields = [
      { key: 'character_string1', text: '{orderNo}' },
      { key: 'thing2', text: '这一句话比微信的二十个字的字段还要长一点点呢' },
    ];
    expect(kinds({ medium: 'wechat', templateId: '', fields })).toContain('field_too_long');
  });

  it('are no words with brackets in them that lead nowhere', () => {
    expect(kinds({ medium: 'sms', text: '您好 {nextt}' })).toContain('unknown_variable');
    expect(kinds({ medium: 'sms', text: '您好 [' })).toContain('unclosed');
  });
});
