import { expect, test } from 'vitest';
import { redactLogError, redactLogText } from './log';

test('phones, secrets in addresses and share tokens are blotted out of a text', () => {
  expect(redactLogText('GET /t/Hq7CkP2mXs9Zq7CkP2mXs9?key=abc for +8613800138000')).toBe('GET /t/[token]?key=[secret] for [phone]');
});

test('an error that repeats what it stumbled over tells neither phone nor row', () => {
  const error = Object.assign(new Error('invalid input syntax for type uuid: "13800138000"'), {
    code: '22P02',
    detail: 'Key (name)=(张小明) already exists.',
    where: 'unnamed portal parameter $1 = 世纪大道100号',
  });
  const told = JSON.stringify(redactLogError(error));
  expect(told).not.toMatch(/13800138000|张小明|世纪大道/);
  expect(told).toContain('22P02');
  expect(redactLogError('call 13800138000')).toBe('call [phone]');
});

test('the cause of an error is blotted as well', () => {
  const error = new Error('could not be saved', { cause: new Error('no such phone: 13800138000') });
  expect(JSON.stringify(redactLogError(error))).not.toContain('13800138000');
});
