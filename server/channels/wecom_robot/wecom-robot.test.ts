import { expect, test } from 'vitest';
import { readWecomRobot } from './wecom-robot';

const KEY = '693a91f6-aaaa-4bc4-97a0-0ec2aaaaaaaa';

test('a robot is read from its address or its key, and nothing else is one', () => {
  expect(readWecomRobot(` https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${KEY} `)).toBe(KEY);
  expect(readWecomRobot(KEY)).toBe(KEY);
  for (const text of ['', 'short', `${KEY}&debug=1`, 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send'])
    expect(readWecomRobot(text)).toBeNull();
});
