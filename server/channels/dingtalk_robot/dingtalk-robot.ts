import { createHmac } from 'node:crypto';
import type { Instant } from '../../domain/shared/instant';
import type { Account, Channel, Content, Outgoing, Sent } from '../channel';
import { cutToBytes } from '../cut-to-bytes';
import { callRobot } from '../robot-call';
import { classifyErrcode } from './classify';

/** Bytes of a whole message; what stands around the text needs some. */
const MOST_BYTES = 20_000;
const ROOM_FOR_THE_REST = 1_000;

type RobotContent = Extract<Content, { kind: 'robot' }>;

/**
 * The robot's access_token out of its address, or alone, with the secret of its signature (加签, `SEC…`) behind it where it has one. The
 * text that is kept for a group is `<access_token>` or `<access_token> <SEC…>`: it is all that sending takes, and so a secret.
 */
export function readDingtalkRobot(text: string): string | null {
  const [first = '', secret, ...more] = text.trim().split(/[\s,;]+/);
  const token = URL.canParse(first) ? new URL(first).searchParams.get('access_token') : first;
  if (!token || more.length > 0 || !/^[A-Za-z0-9]{16,128}$/.test(token)) return null;
  if (secret === undefined) return token;
  return /^SEC[A-Za-z0-9]{16,128}$/.test(secret) ? `${token} ${secret}` : null;
}

/** base64(HMAC-SHA256(secret, timestamp + line feed + secret)) (INTEGRATIONS A3); good for an hour around `now`. */
export function dingtalkSign(secret: string, timestamp: Instant): string {
  return createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');
}

function robotUrl(baseUrl: string | undefined, address: string, now: Instant): string {
  const [token = '', secret] = address.split(' ');
  const query = new URLSearchParams({ access_token: token });
  if (secret) {
    query.set('timestamp', String(now));
    query.set('sign', dingtalkSign(secret, now));
  }
  return `${(baseUrl || 'https://oapi.dingtalk.com').replace(/\/$/, '')}/robot/send?${query}`;
}

/** Who is called has to stand in the text as well, or nobody's name lights up. A picture is an address that anybody can open. */
function bodyOf({ title, markdown, mentions, pictureUrl }: RobotContent): unknown {
  const phones = mentions.phones.map((phone) => phone.replace(/^\+86/, ''));
  const called = [...phones, ...mentions.ids].map((who) => `@${who}`).join(' ');
  const tail = (pictureUrl ? `\n\n![](${pictureUrl})` : '') + (called ? `\n\n${called}` : '');
  const room = MOST_BYTES - ROOM_FOR_THE_REST - Buffer.byteLength(tail) - Buffer.byteLength(called) - Buffer.byteLength(title);
  const text = cutToBytes(markdown, room) + tail;
  return { msgtype: 'markdown', markdown: { title, text }, at: { atMobiles: phones, atUserIds: mentions.ids, isAtAll: mentions.all } };
}

async function send({ baseUrl }: Account, { attemptId, address, content }: Outgoing, now: Instant): Promise<Sent> {
  if (content.kind !== 'robot') return { outcome: 'permanent', code: 'content', detail: 'a robot speaks markdown' };
  const answer = await callRobot(robotUrl(baseUrl, address, now), bodyOf(content));
  if (answer.kind === 'lost') return answer.sent;
  return answer.errcode === 0 ? { outcome: 'accepted', providerId: attemptId } : classifyErrcode(answer.errcode, answer.detail, now);
}

/** Robots of DingTalk groups (钉钉自定义机器人), for staff. An address is the access_token of one group's robot, with its secret. */
export const dingtalkRobot: Channel = {
  code: 'dingtalk_robot',
  medium: 'robot',
  account: [{ key: 'baseUrl', environment: 'DINGTALK_BASE_URL', isOptional: true }],
  carries: ['robot'],
  takes: (address) => readDingtalkRobot(address) !== null,
  readStaffAddress: null,
  readGroupAddress: readDingtalkRobot,
  knowsIds: false,
  cap: { count: 20, perMs: 60_000 },
  capPer: 'address',
  send,
  readCall: null,
  ask: null,
  find: null,
  classifyReceipt: () => 'permanent',
};
