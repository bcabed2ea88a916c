import type { ChannelCode } from '@/server/channels/channel';
import { maskName, maskPhone } from '@/server/domain/access/mask';
import { heldUntil } from '@/server/domain/draft/draft';
import { plainWords } from '@/server/domain/draft/plain-words';
import type { Instant } from '@/server/domain/shared/instant';
import { isApproving } from '@/server/domain/template/provider-template';
import type { MessageInput } from '@/server/domain/template/render';
import type { MailDress } from '@/server/domain/template/render-mail';
import { isTemplateMedium, type TemplateMedium, type Words } from '@/server/domain/template/words';
import type { Context } from '@/server/store/context';
import { type DraftRow, readDraftGroups, readOpenDrafts } from '@/server/store/draft';
import { type DueNotice, readDueNotices } from '@/server/store/notice';
import { readRules } from '@/server/store/rule';
import { readActorNames } from '@/server/store/staff-reading';
import { chooseChannel } from '../notice/choose-channel';
import { recipientOf, withOthers } from '../notice/decide-for-customers';
import { withMark } from '../notice/hold-drafts';
import { beginRound, type Round } from '../notice/round';
import { messageInput, templateWords, writeMessage } from '../notice/write-message';
import { mailDress } from '../template/mail-dress';

/** Drafts that a queue shows at once; those behind them come up as these go. */
const SHOWN = 100;

/** Which way a draft would go now. */
export type DraftWay =
  | {
      kind: 'open';
      channel: ChannelCode;
      medium: TemplateMedium;
      /** The provider takes its approved text alone: nothing can be written by hand. */
      isApproved: boolean;
      price: { priceMicros: number; currency: string } | null;
      /** The channel rests or is switched off: it waits for it. */
      waitsUntil: Instant | null;
    }
  | { kind: 'nobody'; why: string };

/** A message that waits for service, with all that somebody decides by. */
export interface DraftView {
  id: string;
  version: number;
  orderId: string;
  orderNo: string;
  shopName: string;
  /** Masked name and phone. */
  toWhom: string | null;
  /** Orders that the message tells of. */
  orders: number;
  template: string;
  /** The rule that asked for it, by name; null where a person did. */
  rule: { code: string; rung: number; name: { 'zh-CN': string; en: string } } | null;
  askedByName: string | null;
  reason: string;
  since: Instant;
  createdAt: Instant;
  /** When it goes by itself; null only when confirmed. */
  goesAt: Instant | null;
  /** Holding it would keep it longer. */
  canBeHeld: boolean;
  open: { id: string; name: string | null } | null;
  editedByName: string | null;
  /** Words of service that are not true any more: those of the template would go. */
  isOutdated: boolean;
  way: DraftWay;
  /** For the way it would go: what stands in the editor, and what the template says. Null where it cannot be worded by hand. */
  words: Words | null;
  ofTemplate: Words | null;
  /** What the phone shows of an approved text. */
  approvedText: string | null;
  message: MessageInput;
  dress: MailDress;
}

/** What waits for service, those that go first at the head; of one order where it is named. Nobody is named in full. */
export async function readDrafts(ctx: Context, { orderId }: { orderId?: string | undefined } = {}): Promise<DraftView[]> {
  const now = ctx.now();
  const rows = await readOpenDrafts(ctx.db, { orderId, limit: SHOWN });
  if (rows.length === 0) return [];
  const ids = rows.map(({ noticeId }) => noticeId);
  const [notices, groups, rules, round] = await Promise.all([
    readDueNotices(ctx.db, ids, now),
    readDraftGroups(ctx.db, ids),
    readRules(ctx.db),
    beginRound(ctx, now),
  ]);
  const actors = rows.flatMap(({ openBy, askedBy, editedBy }) => [openBy && `staff:${openBy}`, askedBy, editedBy]);
  const names = await readActorNames(ctx.db, [...new Set(actors.filter((one) => one?.startsWith('staff:')) as string[])]);
  const nameOf = (actor: string | null) => (actor === null ? null : (names.get(actor) ?? null));
  const views: DraftView[] = [];
  for (const row of rows) {
    const notice = notices.find(({ id }) => id === row.noticeId);
    if (!notice) continue;
    const ruleCode = String(notice.params.rule ?? '');
    const rule = rules.find(({ code }) => code === ruleCode);
    const isOpen = row.openBy !== null && row.openUntil !== null && row.openUntil > now;
    views.push({
      ...(await wordDraft(ctx, row, notice, groups.get(row.noticeId)?.length ?? 0, round)),
      id: row.noticeId,
      version: row.version,
      orderId: notice.orderId,
      orderNo: notice.orderNo,
      shopName: notice.shopName,
      toWhom: maskedOf(notice),
      template: notice.template,
      rule: row.askedBy === 'rule' && rule ? { code: rule.code, rung: Number(notice.params.rung ?? 1), name: rule.name } : null,
      askedByName: nameOf(row.askedBy),
      reason: String(notice.params.reason ?? ''),
      since: Number(notice.params.since ?? notice.createdAt),
      createdAt: row.createdAt,
      goesAt: row.goesAt,
      canBeHeld: row.goesAt === null || heldUntil(row, now) !== null,
      open: isOpen ? { id: row.openBy!, name: nameOf(`staff:${row.openBy}`) } : null,
      editedByName: nameOf(row.editedBy),
    });
  }
  return views;
}

type Worded = Pick<DraftView, 'orders' | 'isOutdated' | 'way' | 'words' | 'ofTemplate' | 'approvedText' | 'message' | 'dress'>;

async function wordDraft(ctx: Context, row: DraftRow, plain: DueNotice, followers: number, round: Round): Promise<Worded> {
  const marked = withMark(plain, { draftId: row.noticeId, words: row.words, writtenOn: row.writtenOn }, round.now);
  const way = wayOf(marked, round);
  const medium = way.kind === 'open' ? way.medium : 'sms';
  const notice = withOthers(marked, followers, medium);
  const recipient = await recipientOf(ctx, notice, round.now);
  const message = messageInput(notice, recipient);
  const { shop } = notice.document.state;
  const ofTemplate = way.kind === 'open' && !way.isApproved ? plainWords(templateWords(shop, medium, message), message) : null;
  const content = way.kind === 'open' && way.isApproved ? writeMessage(notice, way.channel, recipient).content : null;
  return {
    orders: followers + 1,
    isOutdated: notice.drafted?.isAnew ?? false,
    way,
    words: notice.drafted?.words?.find((own) => own.medium === medium) ?? ofTemplate,
    ofTemplate: ofTemplate,
    approvedText: content?.kind === 'approved' ? content.body : null,
    message,
    dress: mailDress(shop, null),
  };
}

function wayOf(notice: DueNotice, round: Round): DraftWay {
  const pick = chooseChannel(notice, round);
  if (pick.kind === 'nobody') return { kind: 'nobody', why: pick.reason };
  const { code, channel, priceMicros, currency } = pick.by;
  if (!isTemplateMedium(channel.medium)) return { kind: 'nobody', why: 'no channel is configured' };
  return {
    kind: 'open',
    channel: code,
    medium: channel.medium,
    isApproved: isApproving(code),
    price: priceMicros > 0 ? { priceMicros, currency } : null,
    waitsUntil: pick.kind === 'wait' ? pick.until : null,
  };
}

function maskedOf({ contact }: DueNotice): string | null {
  const known = [contact?.name && maskName(contact.name), contact?.phone && maskPhone(contact.phone)].filter(Boolean);
  return known.length > 0 ? known.join(' ') : null;
}
