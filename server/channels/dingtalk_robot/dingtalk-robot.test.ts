import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { dingtalkSign, readDingtalkRobot } from './dingtalk-robot';

const TOKEN = 'c0ffee0123456789abcdef';
const SECRET = `SEC${'a1'.repeat(30)}`;

test('a robot is read from its address or its token, with its secret behind it', () => {
  expect(readDingtalkRobot(`https://oapi.dingtalk.com/robot/send?access_token=${TOKEN}`)).toBe(TOKEN);
  expect(readDingtalkRobot(` ${TOKEN}\n${SECRET} `)).toBe(`${TOKEN} ${SECRET}`);
  expect(readDingtalkRobot(readDingtalkRobot(`${TOKEN}, ${SECRET}`)!)).toBe(`${TOKEN} ${SECRET}`);
});

test('anything else is no robot', () => {
  for (const text of ['', 'short', `${TOKEN} secret`, `${TOKEN} ${SECRET} more`, 'https://oapi.dingtalk.com/robot/send']) {
    expect(readDingtalkRobot(text)).toBeNull();
  }
});

test('the signature is of the moment and the secret, under the secret', () => {
  expect(dingtalkSign(SECRET, 1_700_000_000_000)).toBe(createHmac('sha256', SECRET).update(`1700000000000\n${SECRET}`).digest('base64'));
});
