import type { Content } from '@/server/channels/channel';
import { checkWords, isFault } from '@/server/domain/template/check-words';
import type { TemplateKey } from '@/server/domain/template/library';
import { isApproving } from '@/server/domain/template/provider-template';
import { sampleMessage } from '@/server/domain/template/sample';
import type { Words } from '@/server/domain/template/words';
import type { Slot } from '@/server/domain/template/words-in-force';
import { newId } from '@/server/platform/ids';
import { writeAudit } from '@/server/store/audit';
import type { Context } from '@/server/store/context';
import { loadTemplates } from '@/server/store/template';
import { orderLink } from '../brand/order-link';
import { readyChannels } from '../channel/ready-channels';
import { readOwnAddress } from '../staff/read-own-address';
import { subjectOf } from './publish-template';
import { sampleOrder } from './sample-order';
import { wordContent } from './word-content';
import { approvedFor, writeApproved } from './write-approved';

const MARK = '[TEST] ';

export interface TestWish extends Slot {
  words: Words;
  /** A real order it is about; null takes one that never was. */
  orderNo: string | null;
  staffId: string;
}

export type TestSent =
  | { kind: 'sent'; channel: string }
  /** The member of staff has left no address of the medium. */
  | { kind: 'no_address' }
  | { kind: 'no_channel' }
  | { kind: 'no_order' }
  | { kind: 'bad_words' }
  | { kind: 'failed'; code: string };

/**
 * Sends words as they are being written to whoever writes them, to their own address and nowhere else, marked as a test. It stands in
 * no ledger and counts for nobody; audited with what came of it. A provider that approves texts gets the approved one.
 */
export async function sendTest(ctx: Context, wish: TestWish): Promise<TestSent> {
  if (checkWords(wish.key, wish.language, wish.words).some(isFault)) return { kind: 'bad_words' };
  const address = await readOwnAddress(ctx, wish.staffId, wish.medium);
  if (!address) return { kind: 'no_address' };
  const now = ctx.now();
  const input = await messageFor(ctx, wish.key, wish);
  if (!input) return { kind: 'no_order' };
  await loadTemplates(ctx.db);
  const ready = [...(await readyChannels(ctx.db)).values()].find(
    ({ code, channel }) =>
      channel.medium === wish.medium &&
      channel.readStaffAddress !== null &&
      channel.takes(address) &&
      (!isApproving(code) || approvedFor(code, wish.shop, wish.key, wish.language) !== null),
  );
  if (!ready) return { kind: 'no_channel' };
  const content = contentOf(ready.code, wish, input);
  if (!content) return { kind: 'bad_words' };
  const sent = await ready.channel.send(ready.account, { attemptId: newId(now), address, content }, now);
  await writeAudit(ctx.db, {
    actor: `staff:${wish.staffId}`,
    action: 'template.tested',
    subject: subjectOf(wish),
    detail: { channel: ready.code, outcome: sent.outcome },
  });
  if (sent.outcome === 'accepted' || sent.outcome === 'unknown') return { kind: 'sent', channel: ready.code };
  return { kind: 'failed', code: sent.code };
}

async function messageFor(ctx: Context, key: TemplateKey, { orderNo, language, shop }: TestWish) {
  const now = ctx.now();
  if (orderNo === null) return sampleMessage(key, language, await orderLink(ctx, shop, '/q/SAMPLE'), now);
  const sample = await sampleOrder(ctx, { orderNo, key });
  return sample && { ...sample, key, language, viewer: { timeZone: sample.timeZone, now } };
}

/** The content with its mark; an approved text cannot be changed, so there the order's number is marked. */
function contentOf(channel: string, wish: TestWish, input: NonNullable<Awaited<ReturnType<typeof messageFor>>>): Content | null {
  try {
    const approved = writeApproved(channel, wish.shop, { ...input, orderNo: `TEST${input.orderNo}` });
    if (approved) return approved;
    const content = wordContent(wish.shop, wish.words, input, null);
    if (content.kind === 'text') return { ...content, body: MARK + content.body };
    return content.kind === 'mail' ? { ...content, subject: MARK + content.subject } : content;
  } catch {
    // what the editor shows as well: these words cannot be filled with this order
    return null;
  }
}
