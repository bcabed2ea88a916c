import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { jsonAnswer, keepRobotMessage, type StandIn, type StandInAnswer, type StandInRequest, type StandInWorld } from '../stand-in';

const bodySchema = z.object({
  msgtype: z.literal('markdown'),
  markdown: z.object({ title: z.string().min(1), text: z.string().min(1) }),
  at: z
    .object({ atMobiles: z.array(z.string()), atUserIds: z.array(z.string()), isAtAll: z.boolean() })
    .partial()
    .optional(),
});

/** The secret that every robot of the stand-in signs with, when it signs. */
export const STAND_IN_SECRET = `SEC${'0'.repeat(61)}`;
const AN_HOUR = 3_600_000;

const WORDS: Record<number, string> = {
  130101: 'send too fast, exceed 20 times per minute',
  300001: 'token is not exist',
  310000: 'sign not match',
  400106: 'message content is too long',
};

function errcode(code: number): StandInAnswer {
  return jsonAnswer(200, { errcode: code, errmsg: WORDS[code] ?? 'system error' });
}

/** Whether the signature is right; a robot whose token begins with `signed` asks for one. */
function isSigned({ query }: StandInRequest, token: string, now: number): boolean {
  const [timestamp, sign] = [query.get('timestamp'), query.get('sign')];
  if (!timestamp || !sign) return !token.startsWith('signed');
  const expected = createHmac('sha256', STAND_IN_SECRET).update(`${timestamp}\n${STAND_IN_SECRET}`).digest('base64');
  return sign === expected && Math.abs(now - Number(timestamp)) <= AN_HOUR;
}

function send(request: StandInRequest, world: StandInWorld): StandInAnswer {
  const { switches } = world;
  const refuse = Number(switches.refuse) || 0;
  const token = request.query.get('access_token') ?? '';
  if (!token || token.startsWith('gone')) return errcode(300001);
  // the page of risk control: HTTP 200, no errcode
  if (refuse === 200) return { status: 200, contentType: 'text/html', body: '<html><body>punish</body></html>' };
  if (switches.tooMany) return errcode(130101);
  if (refuse) return errcode(refuse);
  if (!isSigned(request, token, world.now())) return errcode(310000);
  if (Buffer.byteLength(request.body) > 20_000) return errcode(400106);
  const read = bodySchema.safeParse(JSON.parse(request.body));
  if (!read.success) return errcode(40035);
  const { markdown, at } = read.data;
  // a name lights up only when it stands in the text as well
  const mentions = [...(at?.atMobiles ?? []), ...(at?.atUserIds ?? [])].filter((who) => markdown.text.includes(`@${who}`));
  const isKept = keepRobotMessage(world, {
    to: token,
    from: '钉钉群',
    text: markdown.text,
    mentions: at?.isAtAll ? [...mentions, '@all'] : mentions,
  });
  if (!isKept) return errcode(130101);
  if (switches.hang) return 'hang';
  return switches.loseAnswer ? 'drop' : jsonAnswer(200, { errcode: 0, errmsg: 'ok' });
}

/** DingTalk's group robots on the wire; more than 20 messages a minute to one of them are refused, as DingTalk does. */
export const dingtalkStandIn: StandIn = (request, world) =>
  request.method === 'POST' && request.path === '/robot/send' ? send(request, world) : null;
