import { createHash } from 'node:crypto';
import type { Instant } from '../../domain/shared/instant';
import { log } from '../../platform/log';
import type { Account, Channel, Content, Outgoing, Sent } from '../channel';
import { cutToBytes } from '../cut-to-bytes';
import { callRobot } from '../robot-call';
import { classifyErrcode } from './classify';

/** Bytes of UTF-8 (developer.work.weixin.qq.com/document/path/91770). */
const MOST_MARKDOWN = 4_096;
const MOST_TEXT = 2_048;
const MOST_PICTURE = 2 * 1024 * 1024;

type RobotContent = Extract<Content, { kind: 'robot' }>;

/**
 * The robot's key out of its address, or the key alone. The text that is kept for a group is the key, as
 * `693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa`: it is all that sending takes, and so a secret.
 */
export function readWecomRobot(text: string): string | null {
  const told = text.trim();
  const key = URL.canParse(told) ? new URL(told).searchParams.get('key') : told;
  return key && /^[A-Za-z0-9-]{16,64}$/.test(key) ? key : null;
}

function markdownOf({ markdown, mentions }: RobotContent): unknown {
  const called = mentions.ids.map((id) => `<@${id.replace(/[<>@\s]/g, '')}>`).join(' ');
  const room = MOST_MARKDOWN - (called ? Buffer.byteLength(called) + 1 : 0);
  return { msgtype: 'markdown', markdown: { content: cutToBytes(markdown, room) + (called ? `\n${called}` : '') } };
}

/** Phones, and everybody, are called by a text alone: markdown knows ids only. */
function callingText({ title, mentions }: RobotContent): unknown {
  return {
    msgtype: 'text',
    text: {
      content: cutToBytes(title, MOST_TEXT),
      mentioned_list: mentions.all ? ['@all'] : [],
      mentioned_mobile_list: mentions.phones.map((phone) => phone.replace(/^\+86/, '')),
    },
  };
}

function pictureOf(picture: Uint8Array): unknown {
  return {
    msgtype: 'image',
    image: { base64: Buffer.from(picture).toString('base64'), md5: createHash('md5').update(picture).digest('hex') },
  };
}

/**
 * The message, then what calls people by phone, then the picture, each a message of its own to WeCom. The first decides what became of
 * the sending: without the others the group knows what is the matter.
 */
async function send({ baseUrl }: Account, { attemptId, address, content }: Outgoing, now: Instant): Promise<Sent> {
  if (content.kind !== 'robot') return { outcome: 'permanent', code: 'content', detail: 'a robot speaks markdown' };
  const url = `${(baseUrl || 'https://qyapi.weixin.qq.com').replace(/\/$/, '')}/cgi-bin/webhook/send?key=${encodeURIComponent(address)}`;
  const first = await callRobot(url, markdownOf(content));
  if (first.kind === 'lost') return first.sent;
  if (first.errcode !== 0) return classifyErrcode(first.errcode, first.detail, now);
  const { phones, all } = content.mentions;
  const more: [what: string, body: unknown][] = phones.length > 0 || all ? [['mentions', callingText(content)]] : [];
  if (content.picture && content.picture.length <= MOST_PICTURE) more.push(['picture', pictureOf(content.picture)]);
  else if (content.picture)
    log().warn({ attemptId, bytes: content.picture.length }, 'a picture is too large for a WeCom group and stays behind');
  for (const [what, body] of more) {
    const answer = await callRobot(url, body);
    if (answer.kind === 'lost' || answer.errcode !== 0)
      log().warn({ attemptId, what, answer }, 'a message reached its WeCom group without all that belongs to it');
  }
  return { outcome: 'accepted', providerId: attemptId, parts: 1 + more.length };
}

/** Robots of WeCom groups (企业微信群机器人), for staff. An address is the key of one group's robot. */
export const wecomRobot: Channel = {
  code: 'wecom_robot',
  medium: 'robot',
  account: [{ key: 'baseUrl', environment: 'WECOM_BASE_URL', isOptional: true }],
  carries: ['robot'],
  takes: (address) => readWecomRobot(address) !== null,
  readStaffAddress: null,
  readGroupAddress: readWecomRobot,
  knowsIds: false,
  cap: { count: 20, perMs: 60_000 },
  capPer: 'address',
  send,
  readCall: null,
  ask: null,
  find: null,
  classifyReceipt: () => 'permanent',
};
