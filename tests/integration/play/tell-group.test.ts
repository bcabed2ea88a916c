import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { getCasePicture } from '@/server/api/public/get-case-picture';
import { GOOD_DAY } from '@/server/channels/stand-in';
import type { CaseSubject } from '@/server/domain/play/case-subject';
import { DAY, HOUR } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import { type Context, inTransaction, newContext } from '@/server/store/context';
import { deliverNotices } from '@/server/usecases/notice/deliver-notices';
import { raiseAlert } from '@/server/usecases/notice/raise-alert';
import { caseOfAddress, pictureAddress } from '@/server/usecases/play/picture-address';
import { readPlay } from '@/server/usecases/play/read-play';
import { openReport } from '@/server/usecases/ticket/open-report';
import { type Listening, listenForReceipts } from '../../contract/stand-in-portal';
import { freshDatabase } from '../../database/fresh-database';
import { addStaff, callsAs } from '../console/staff-caller';
import { delivered } from '../ticket/delivered-order';

/** A Tuesday, 10:00 in Shanghai. */
const MORNING = Date.parse('2026-11-17T02:00:00Z');
const WECOM = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=0f2b7c1e-9a44-4d0e-8f6e-2f7b9d1c3a55';
const WORDS = '【华北】包裹未收到\n已 1 小时\n需要：@仓库 核对一下*未推送*的\nhttps://shop.example/admin/tickets/a_b';
const PNG = 'iVBORw0KGgo';

let ctx: Context;
let listening: Listening;
let ling: string;
let ticketId: string;
let subject: CaseSubject;

beforeAll(async () => {
  listening = await listenForReceipts();
  // only now, as it reads where robots are called
  ctx = newContext(() => MORNING);
});
afterAll(() => listening.close());
beforeEach(async () => {
  await freshDatabase();
  listening.standIns.world.switches = { ...GOOD_DAY, receipts: 'none', receiptDelayMs: 1 };
  listening.standIns.world.messages.length = 0;
  await pool().query(`insert into shop (code, name) values ('north', 'North')`);
  ling = await addStaff('agent', 'ling');
  await callsAs('agent', ling).account.keepGroupName({ of: 'wecom', name: '@LingYun' });
  const { id: orderId } = await delivered(ctx, 'P1', MORNING - HOUR, { isSent: true });
  const opened = await openReport(ctx, { orderId, kind: 'not_received', checks: {}, remark: '没收到', photos: [], by: 'phone' });
  if (opened.kind !== 'opened') throw new Error(opened.kind);
  ticketId = opened.ticket.id;
  subject = `ticket:${ticketId}`;
  await pool().query('update ticket set owner_id = $1 where id = $2', [ling, ticketId]);
});

const told = () => listening.standIns.world.messages.filter(({ channel }) => channel === 'robot');

async function addGroup(address = WECOM, channel = 'wecom_robot'): Promise<string> {
  const hears = { topics: [], shops: [], urgentOnly: false };
  const saved = await callsAs('supervisor').group.save({ id: null, name: '物流异常群', channel, address, hears, isActive: true });
  if (saved.kind !== 'saved') throw new Error(saved.kind);
  return saved.id;
}

const tell = (groupId: string) => callsAs('agent', ling, ctx.now).play.tellGroup({ subject, words: WORDS, groupId });

it('a group is told of a case by its robot, in the words of the person, with its picture, its owner called by name, and the trail says so', async () => {
  const id = await addGroup();
  expect(await tell(id)).toEqual({ kind: 'sent', group: '物流异常群', isSure: true });
  const [message, picture] = told();
  expect(message!.mentions).toEqual(['LingYun']);
  expect(message!.text).toContain('**【华北】包裹未收到**  \n已 1 小时  \n需要：@仓库 核对一下 未推送 的');
  expect(message!.text).toContain('[https://shop.example/admin/tickets/a_b](https://shop.example/admin/tickets/a_b)');
  expect(picture!.picture).toMatch(new RegExp(`^${PNG}`));
  const play = await readPlay(ctx, { subject });
  expect(play).toMatchObject({
    groups: [{ id, name: '物流异常群' }],
    steps: [{ kind: 'tell_group', detail: { group: '物流异常群' }, words: WORDS }],
  });
});

it('what a robot refuses leaves no trace of having been told; a robot that does not answer may have posted it', async () => {
  const id = await addGroup();
  listening.standIns.world.switches.refuse = 45009;
  expect(await tell(id)).toMatchObject({ kind: 'refused' });
  expect(await readPlay(ctx, { subject })).toMatchObject({ steps: [] });
  listening.standIns.world.switches = { ...GOOD_DAY, loseAnswer: true };
  expect(await tell(id)).toEqual({ kind: 'sent', group: '物流异常群', isSure: false });
  expect(await readPlay(ctx, { subject })).toMatchObject({ steps: [{ detail: { isUnsure: true } }] });
  await callsAs('supervisor').group.drop({ id });
  expect(await tell(id)).toEqual({ kind: 'no_group' });
});

it('a robot that takes addresses is given one that opens without signing in, for three days, and no other', async () => {
  const id = await addGroup('https://oapi.dingtalk.com/robot/send?access_token=c0ffee0123456789abcdef', 'dingtalk_robot');
  expect(await tell(id)).toMatchObject({ kind: 'sent' });
  const token = /!\[\]\(\S+\/picture\/([\w-]+)\)/.exec(told()[0]!.text!)![1]!;
  expect(token).not.toContain(ticketId);
  const opened = await getCasePicture(new Request('http://x/'), {
    params: Promise.resolve({ token: pictureAddress(subject, Date.now()).split('/').at(-1)! }),
  });
  expect([opened.status, opened.headers.get('content-type')]).toEqual([200, 'image/png']);
  expect(caseOfAddress(token, MORNING + 3 * DAY - 1)).toBe(subject);
  expect(caseOfAddress(token, MORNING + 3 * DAY)).toBeNull();
  for (const forged of [`${token.slice(0, -2)}AA`, token.slice(2), '', 'x'.repeat(500)]) {
    const answer = await getCasePicture(new Request('http://x/'), { params: Promise.resolve({ token: forged }) });
    expect(answer.status).toBe(404);
  }
});

it('a group that hears of a ticket sees its picture', async () => {
  await addGroup();
  const params = { ticketId, no: '1', severity: 'P0', typeZh: '未收到', typeEn: 'Not received' };
  const alert = { cause: `alert.ticket_given:${ticketId}`, template: 'alert.ticket_given' as const, params };
  await inTransaction(ctx, (tx) => raiseAlert(tx, alert, [`person:${ling}`]));
  while ((await deliverNotices(ctx)).claimed > 0);
  expect(told().map(({ picture }) => picture?.slice(0, PNG.length))).toEqual([undefined, PNG]);
});
