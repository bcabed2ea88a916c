import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Account, Channel, Outgoing } from '@/server/channels/channel';
import { dingtalkRobot } from '@/server/channels/dingtalk_robot/dingtalk-robot';
import { STAND_IN_SECRET } from '@/server/channels/dingtalk_robot/stand-in';
import { GOOD_DAY } from '@/server/channels/stand-in';
import { wecomRobot } from '@/server/channels/wecom_robot/wecom-robot';
import { newId } from '@/server/platform/ids';
import { type Listening, listenForReceipts } from './stand-in-portal';

const NOW = Date.now();
const KEY = '693a91f6-aaaa-4bc4-97a0-0ec2aaaaaaaa';
const TOKEN = 'c0ffee0123456789abcdef';
type Robot = Extract<Outgoing['content'], { kind: 'robot' }>;

let world: Listening;
let own: Account;
beforeAll(async () => {
  world = await listenForReceipts();
  own = { baseUrl: world.standIns.url };
});
afterAll(() => world.close());
beforeEach(() => {
  world.standIns.world.switches = { ...GOOD_DAY };
  world.standIns.world.messages.length = 0;
});

const speak = (channel: Channel, address: string, more: Partial<Robot> = {}) => {
  const content: Robot = {
    kind: 'robot',
    title: '1 条提醒',
    markdown: '**停滞** 订单 D1',
    mentions: { phones: [], ids: [], all: false },
    ...more,
  };
  return channel.send(own, { attemptId: newId(), address, content }, NOW);
};
const heard = () => world.standIns.world.messages;
const CALLED = { phones: ['+8613800001111'], ids: ['zhangsan'], all: false };

it('WeCom calls ids in the markdown and phones by a text after it', async () => {
  expect(await speak(wecomRobot, KEY, { mentions: CALLED })).toMatchObject({ outcome: 'accepted', parts: 2 });
  expect(heard()).toMatchObject([{ mentions: ['zhangsan'] }, { text: '1 条提醒', mentions: ['13800001111'] }]);
});

it('DingTalk calls phones and ids, who stand in its text as well', async () => {
  await speak(dingtalkRobot, TOKEN, { mentions: { ...CALLED, all: true } });
  expect(heard()).toMatchObject([{ mentions: ['13800001111', 'zhangsan', '@all'] }]);
});

it('WeCom shows the picture of a case, and one that is too large stays behind', async () => {
  await speak(wecomRobot, KEY, { picture: Buffer.from('picture') });
  expect(heard()).toMatchObject([{}, { picture: Buffer.from('picture').toString('base64') }]);
  heard().length = 0;
  expect(await speak(wecomRobot, KEY, { picture: Buffer.alloc(2 * 1024 * 1024 + 1) })).toMatchObject({ outcome: 'accepted', parts: 1 });
  expect(heard()).toHaveLength(1);
});

it('what is too long for a group is cut between letters, with all who are called', async () => {
  const markdown = '停'.repeat(10_000);
  expect(await speak(wecomRobot, KEY, { markdown, mentions: { ...CALLED, phones: [] } })).toMatchObject({ outcome: 'accepted' });
  expect(await speak(dingtalkRobot, TOKEN, { markdown, mentions: CALLED })).toMatchObject({ outcome: 'accepted' });
  expect(heard()).toMatchObject([{ mentions: ['zhangsan'] }, { mentions: ['13800001111', 'zhangsan'] }]);
});

it('a robot that asks for a signature hears only what is signed, of its hour', async () => {
  const signed = `signed0123456789abcdef`;
  expect(await speak(dingtalkRobot, `${signed} ${STAND_IN_SECRET}`)).toMatchObject({ outcome: 'accepted' });
  expect(await speak(dingtalkRobot, signed)).toMatchObject({ outcome: 'config', code: '310000', isLocal: true });
  expect(await speak(dingtalkRobot, `${signed} SEC${'1'.repeat(61)}`)).toMatchObject({ outcome: 'config', code: '310000' });
});

it('a robot that was removed is of its group alone', async () => {
  expect(await speak(wecomRobot, 'gone-0123456789abcdef')).toMatchObject({ outcome: 'permanent', code: '93000', isLocal: true });
  expect(await speak(dingtalkRobot, 'gone0123456789abcdef')).toMatchObject({ outcome: 'permanent', code: '300001', isLocal: true });
});

it('the twenty-first message of a minute waits: a minute at WeCom, ten at DingTalk', async () => {
  for (let n = 0; n < 20; n += 1) {
    expect(await speak(wecomRobot, KEY)).toMatchObject({ outcome: 'accepted' });
    expect(await speak(dingtalkRobot, TOKEN)).toMatchObject({ outcome: 'accepted' });
  }
  expect(await speak(wecomRobot, KEY)).toMatchObject({ outcome: 'retry', code: '45009', notBefore: NOW + 60_000 });
  expect(await speak(dingtalkRobot, TOKEN)).toMatchObject({ outcome: 'retry', code: '130101', notBefore: NOW + 600_000 });
});

it('DingTalk’s page of risk control is no success', async () => {
  world.standIns.world.switches.refuse = 200;
  expect(await speak(dingtalkRobot, TOKEN)).toMatchObject({ outcome: 'retry', notBefore: NOW + 600_000 });
});
