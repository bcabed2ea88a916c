import type { ChannelCode, Content } from '@/server/channels/channel';
import { newId } from '@/server/platform/ids';
import { writeAudit } from '@/server/store/audit';
import type { Context } from '@/server/store/context';
import { readOwnAddress } from '../staff/read-own-address';
import { canTest } from './read-channels';
import { setUpChannels } from './ready-channels';

export type ChannelTested =
  | { kind: 'sent' }
  /** The answer was lost: it may have been sent. */
  | { kind: 'unknown' }
  /** The member of staff has left no address of its medium that it serves. */
  | { kind: 'no_address' }
  | { kind: 'not_set_up' }
  /** It takes no words of our own, or writes to groups and customers only. */
  | { kind: 'not_possible' }
  | { kind: 'refused'; code: string; detail: string };

/**
 * Sends a line to whoever asks for it, to their own address and nowhere else, also while the channel is switched off: to see that its
 * account is right. It stands in no ledger; audited with what came of it.
 */
export async function testChannel(
  ctx: Context,
  { code, staffId, words }: { code: ChannelCode; staffId: string; words: string },
): Promise<ChannelTested> {
  const way = (await setUpChannels(ctx.db)).channels.get(code);
  if (!way) return { kind: 'not_set_up' };
  if (!canTest(way.channel)) return { kind: 'not_possible' };
  const address = await readOwnAddress(ctx, staffId, way.channel.medium);
  if (!address || !way.channel.takes(address)) return { kind: 'no_address' };
  const content: Content = way.channel.carries.includes('text')
    ? { kind: 'text', body: words }
    : { kind: 'mail', subject: words, text: words, html: `<p>${words.replace(/[&<>]/g, '')}</p>`, unsubscribe: null };
  const sent = await way.channel.send(way.account, { attemptId: newId(ctx.now()), address, content }, ctx.now());
  await writeAudit(ctx.db, {
    actor: `staff:${staffId}`,
    action: 'channel.tested',
    subject: `channel:${code}`,
    detail: { outcome: sent.outcome, ...('code' in sent ? { code: sent.code } : {}) },
  });
  if (sent.outcome === 'accepted') return { kind: 'sent' };
  return sent.outcome === 'unknown' ? { kind: 'unknown' } : { kind: 'refused', code: sent.code, detail: sent.detail };
}
