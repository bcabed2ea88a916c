import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { jsonAnswer, keepRobotMessage, type StandIn, type StandInAnswer, type StandInRequest, type StandInWorld } from '../stand-in';

const bodySchema = z.discriminatedUnion('msgtype', [
  z.object({ msgtype: z.literal('markdown'), markdown: z.object({ content: z.string().min(1) }) }),
  z.object({
    msgtype: z.literal('text'),
    text: z.object({
      content: z.string().min(1),
      mentioned_list: z.array(z.string()).optional(),
      mentioned_mobile_list: z.array(z.string()).optional(),
    }),
  }),
  z.object({ msgtype: z.literal('image'), image: z.object({ base64: z.base64(), md5: z.string() }) }),
]);
type Body = z.infer<typeof bodySchema>;

const WORDS: Record<number, string> = {
  40008: 'invalid message type',
  40009: 'invalid image size',
  40058: 'exceed max length',
  45009: 'api freq out of limit',
  93000: 'invalid webhook url',
};

function errcode(code: number): StandInAnswer {
  return jsonAnswer(200, { errcode: code, errmsg: `${WORDS[code] ?? 'system error'}, hint: [${randomUUID()}]` });
}

/** What is wrong with a message; 0 when nothing is. */
function faultIn(body: Body): number {
  if (body.msgtype === 'markdown') return Buffer.byteLength(body.markdown.content) > 4_096 ? 40058 : 0;
  if (body.msgtype === 'text') return Buffer.byteLength(body.text.content) > 2_048 ? 40058 : 0;
  const bytes = Buffer.from(body.image.base64, 'base64');
  return bytes.length > 2 * 1024 * 1024 || createHash('md5').update(bytes).digest('hex') !== body.image.md5 ? 40009 : 0;
}

function shown(body: Body): { text?: string; mentions?: string[]; picture?: string } {
  if (body.msgtype === 'markdown')
    return { text: body.markdown.content, mentions: [...body.markdown.content.matchAll(/<@([^>]+)>/g)].map((m) => m[1]!) };
  if (body.msgtype === 'image') return { picture: body.image.base64 };
  const { content, mentioned_list = [], mentioned_mobile_list = [] } = body.text;
  return { text: content, mentions: [...mentioned_list, ...mentioned_mobile_list] };
}

function send(request: StandInRequest, world: StandInWorld): StandInAnswer {
  const { switches } = world;
  const refuse = Number(switches.refuse) || 0;
  const key = request.query.get('key') ?? '';
  if (!key || key.startsWith('gone-')) return errcode(93000);
  if (switches.tooMany) return errcode(45009);
  if (refuse) return errcode(refuse);
  const read = bodySchema.safeParse(readJson(request.body));
  const fault = read.success ? faultIn(read.data) : 40008;
  if (!read.success || fault) return errcode(fault);
  if (!keepRobotMessage(world, { to: key, from: '企业微信群', ...shown(read.data) })) return errcode(45009);
  if (switches.hang) return 'hang';
  return switches.loseAnswer ? 'drop' : jsonAnswer(200, { errcode: 0, errmsg: 'ok' });
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** WeCom's group robots on the wire; more than 20 messages a minute to one of them are refused, as WeCom does. */
export const wecomStandIn: StandIn = (request, world) =>
  request.method === 'POST' && request.path === '/cgi-bin/webhook/send' ? send(request, world) : null;
