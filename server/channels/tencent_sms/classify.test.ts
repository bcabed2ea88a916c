import { describe, expect, test } from 'vitest';
import { HOUR, MINUTE, SECOND } from '../../domain/shared/instant';
import { classifyAnswer, classifyReceiptCode } from './classify';

/** 23:30 in Shanghai. */
const NOW = Date.parse('2026-11-21T15:30:00Z');
const MIDNIGHT = Date.parse('2026-11-21T16:00:00Z');

describe('a limit is waited for as long as it lasts', () => {
  test.each([
    ['LimitExceeded.PhoneNumberThirtySecondLimit', NOW + 30 * SECOND],
    ['LimitExceeded.PhoneNumberOneHourLimit', NOW + HOUR],
    ['LimitExceeded.PhoneNumberDailyLimit', MIDNIGHT],
    ['LimitExceeded.PhoneNumberSameContentDailyLimit', MIDNIGHT],
    ['LimitExceeded.AppDailyLimit', MIDNIGHT],
    ['LimitExceeded.DeliveryFrequencyLimit', NOW + 10 * MINUTE],
    ['LimitExceeded.BrandNew', NOW + HOUR],
    ['RequestLimitExceeded', NOW + MINUTE],
    ['RequestLimitExceeded.UinLimitExceeded', NOW + MINUTE],
    ['FailedOperation.MarketingSendTimeConstraint', Date.parse('2026-11-22T00:00:00Z')],
  ])('%s', (code, notBefore) => {
    expect(classifyAnswer(200, code, '', NOW)).toMatchObject({ outcome: 'retry', notBefore });
  });

  test('marketing before eight waits for eight of the same day', () => {
    const early = Date.parse('2026-11-21T22:00:00Z');
    expect(classifyAnswer(200, 'FailedOperation.MarketingSendTimeConstraint', '', early)).toMatchObject({
      notBefore: Date.parse('2026-11-22T00:00:00Z'),
    });
  });
});

describe('what nobody told us of neither sends twice nor drops for good', () => {
  test('a refusal lets the channel rest, and nothing is held against the phone', () => {
    expect(classifyAnswer(200, 'FailedOperation.BrandNew', '新', NOW)).toMatchObject({
      outcome: 'config',
      code: 'FailedOperation.BrandNew',
    });
    expect(classifyAnswer(404, '', '', NOW)).toMatchObject({ outcome: 'config', code: '404' });
  });

  test('a fault within the provider, or an answer that says nothing, may hide a message that is out', () => {
    expect(classifyAnswer(200, 'InternalError.BrandNew', '', NOW)).toMatchObject({ outcome: 'unknown' });
    expect(classifyAnswer(502, '', '', NOW)).toMatchObject({ outcome: 'unknown' });
    expect(classifyAnswer(200, '', '', NOW)).toMatchObject({ outcome: 'unknown' });
  });

  test('a wrong clock or a body they cannot read is ours to mend', () => {
    expect(classifyAnswer(200, 'InternalError.RequestTimeException', '', NOW)).toMatchObject({ outcome: 'config' });
    expect(classifyAnswer(200, 'InternalError.JsonParseFail', '', NOW)).toMatchObject({ outcome: 'config' });
  });
});

test('a failed receipt says whether the phone, the person or the text is at fault', () => {
  expect(classifyReceiptCode('UNDELIV')).toBe('permanent');
  expect(classifyReceiptCode('MK:0001')).toBe('permanent');
  expect(classifyReceiptCode('EXPIRED')).toBe('retry');
  expect(classifyReceiptCode('REJECTD')).toBe('config');
  expect(classifyReceiptCode('用户退订')).toBe('suppressed');
  expect(classifyReceiptCode(undefined)).toBe('permanent');
});

test('what is about the words is told from what is about the account', () => {
  const isOfWords = (code: string) => 'isOfWords' in classifyAnswer(200, code, '', NOW);
  const ofWords = [
    'FailedOperation.TemplateIncorrectOrUnapproved',
    'FailedOperation.SignatureIncorrectOrUnapproved',
    'FailedOperation.ContainSensitiveWord',
    'InvalidParameterValue.TemplateParameterLengthLimit',
  ];
  expect(ofWords.filter((code) => !isOfWords(code))).toEqual([]);
  expect(
    ['AuthFailure.SignatureFailure', 'FailedOperation.InsufficientBalanceInSmsPackage', 'UnauthorizedOperation.SdkAppIdIsDisabled'].filter(
      isOfWords,
    ),
  ).toEqual([]);
});
