import { promiseTime } from '@/server/domain/calendar/quiet-hours';
import { recipientZone } from '@/server/domain/calendar/recipient-zone';
import { plainWords } from '@/server/domain/draft/plain-words';
import { type ReplyKind, replyKinds } from '@/server/domain/reply/reply-kind';
import type { Instant } from '@/server/domain/shared/instant';
import { MINUTE } from '@/server/domain/shared/instant';
import type { Language, Text } from '@/server/domain/shared/language';
import type { MessageInput } from '@/server/domain/template/render';
import { paramsFor } from '@/server/domain/template/sample';
import { textsOf } from '@/server/domain/template/words';
import { nearestWritten } from '@/server/domain/wording/text-in';
import type { Context } from '@/server/store/context';
import { loadExceptions } from '@/server/store/exception-library';
import { type ReplyOrder, readReplyOrder } from '@/server/store/reply-order';
import { readRules } from '@/server/store/rule';
import { readActiveGroups } from '@/server/store/staff-group';
import { loadTemplates } from '@/server/store/template';
import { orderLink } from '../brand/order-link';
import { shopQuietHours } from '../notice/shop-quiet-hours';
import { languageFor, templateWords } from '../notice/write-message';

/** The standard reply to one kind of anomaly, worded for one order (R2-17). */
export interface Reply {
  /** Code of the kind in the library of exceptions. */
  code: string;
  name: Text;
  /** The order has it now: the reply can go to its customer as a draft. */
  isNow: boolean;
  /** What to say, in the customer's language. */
  say: string;
  language: Language;
  /** What to do first. */
  advice: Text;
  /** When the next word is promised. */
  nextAt: Instant;
}

export interface ReplySet {
  replies: Reply[];
  /** Groups of colleagues that a robot can write to. */
  groups: { id: string; name: string; channel: string }[];
}

/** Standard replies for one order: what it has now first, then every other kind; nothing where there is no such order. */
export async function readReplies(ctx: Context, { orderId }: { orderId: string }): Promise<ReplySet> {
  const order = await readReplyOrder(ctx.db, orderId);
  if (!order) return { replies: [], groups: [] };
  const [library, rules, groups] = await Promise.all([loadExceptions(ctx.db), readRules(ctx.db), readActiveGroups(ctx.db)]);
  await loadTemplates(ctx.db);
  const replies: Reply[] = [];
  for (const kind of replyKinds(library, rules, order.document)) replies.push(await wordReply(ctx, order, kind));
  return { replies, groups: groups.map(({ id, name, channel }) => ({ id, name, channel })) };
}

async function wordReply(ctx: Context, order: ReplyOrder, kind: ReplyKind): Promise<Reply> {
  const message = await replyMessage(ctx, order, kind);
  const words = plainWords(templateWords(order.shop, 'sms', message), message);
  const { code, name, advice, words: told } = kind.type;
  // what the library lets the customer know comes before the general words
  const first = kind.template === 'update.still_waiting' && told ? `${told[nearestWritten(message.language)]}。` : '';
  return {
    code,
    name,
    isNow: kind.flag?.rule !== undefined,
    say: first + textsOf(words)[0]!.text,
    language: message.language,
    advice,
    nextAt: Number(message.params.nextUpdateAt),
  };
}

/** What a standard reply is made of on one order, with the promise it makes. */
export async function replyMessage(ctx: Context, order: ReplyOrder, { template, flag, reason, nextMs }: ReplyKind): Promise<MessageInput> {
  const now = ctx.now();
  const timeZone = recipientZone(order.document.state.destination, order.timeZone);
  const nextUpdateAt = promiseTime(now, nextMs / MINUTE, timeZone, shopQuietHours());
  return {
    key: template,
    params: { ...paramsFor(template, order.document, now), since: flag?.since ?? order.document.state.since, reason, nextUpdateAt },
    orderNo: order.orderNo,
    shopName: order.shopName,
    link: await orderLink(ctx, order.shop, `/q/${order.code}`),
    language: order.language ?? languageFor(order.phone ?? undefined),
    viewer: { timeZone, now },
  };
}
