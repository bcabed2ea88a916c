import { describe, expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../domain/shared/instant';
import { classifyAnswer, classifyReceiptCode } from './classify';

/** 23:30 in Shanghai. */
const NOW = Date.parse('2026-11-21T15:30:00Z');
const MIDNIGHT = Date.parse('2026-11-21T16:00:00Z');

describe('a limit is waited for as long as its level lasts', () => {
  test.each([
    ['触发分钟级流控Permits:1', NOW + MINUTE],
    ['触发小时级流控Permits:5', NOW + HOUR],
    ['触发天级流控Permits:10', MIDNIGHT],
    ['something new', NOW + HOUR],
  ])('%s', (message, notBefore) => {
    expect(classifyAnswer(200, 'isv.BUSINESS_LIMIT_CONTROL', message, NOW)).toMatchObject({ outcome: 'retry', notBefore });
  });

  test('the account’s own limit of a day ends with the day in Shanghai', () => {
    expect(classifyAnswer(200, 'isv.DAY_LIMIT_CONTROL', '', NOW)).toMatchObject({ outcome: 'retry', notBefore: MIDNIGHT });
  });
});

describe('what nobody told us of neither sends twice nor drops for good', () => {
  test('a refusal lets the channel rest, and nothing is held against the phone', () => {
    expect(classifyAnswer(200, 'isv.BRAND_NEW', '新', NOW)).toEqual({ outcome: 'config', code: 'isv.BRAND_NEW', detail: '新' });
    expect(classifyAnswer(403, '', '', NOW)).toMatchObject({ outcome: 'config', code: '403' });
    expect(classifyAnswer(200, 'constructor', '', NOW)).toMatchObject({ outcome: 'config' });
  });

  test('a fault within the provider, or an answer that says nothing, may hide a message that is out', () => {
    expect(classifyAnswer(200, 'isp.BRAND_NEW', '', NOW)).toMatchObject({ outcome: 'unknown' });
    expect(classifyAnswer(500, 'InternalError', '', NOW)).toMatchObject({ outcome: 'unknown' });
    expect(classifyAnswer(200, '', '', NOW)).toMatchObject({ outcome: 'unknown' });
  });
});

test('too fast is too fast, by whatever name', () => {
  for (const [status, code] of [
    [400, 'Throttling.User'],
    [400, 'Throttling'],
    [429, ''],
  ] as const) {
    expect(classifyAnswer(status, code, '', NOW)).toMatchObject({ outcome: 'retry', notBefore: NOW + MINUTE });
  }
});

test('a failed receipt says whether the phone, the person or the text is at fault', () => {
  expect(classifyReceiptCode('MOBILE_NOT_ON_SERVICE')).toBe('permanent');
  expect(classifyReceiptCode('MOBILE_IN_BLACK')).toBe('suppressed');
  expect(classifyReceiptCode('MOBILE_SEND_LIMIT')).toBe('retry');
  expect(classifyReceiptCode('CONTENT_KEYWORD')).toBe('config');
  expect(classifyReceiptCode('SIGNATURE_BLACKLIST')).toBe('config');
  expect(classifyReceiptCode('isv.OUT_OF_SERVICE')).toBe('config');
  expect(classifyReceiptCode(undefined)).toBe('permanent');
});

test('what is about the words is told from what is about the account', () => {
  const isOfWords = (code: string) => 'isOfWords' in classifyAnswer(200, code, '', NOW);
  const ofWords = [
    'isv.SMS_TEMPLATE_ILLEGAL',
    'isv.SMS_SIGNATURE_ILLEGAL',
    'isv.SIGN_STATE_ILLEGAL',
    'isv.PARAM_LENGTH_LIMIT',
    'isv.SMS_CONTENT_ILLEGAL',
  ];
  expect(ofWords.filter((code) => !isOfWords(code))).toEqual([]);
  expect(
    ['isv.AMOUNT_NOT_ENOUGH', 'isv.ACCOUNT_ABNORMAL', 'isp.RAM_PERMISSION_DENY', 'isv.DENY_IP_RANGE', 'isv.BRAND_NEW'].filter(isOfWords),
  ).toEqual([]);
});
