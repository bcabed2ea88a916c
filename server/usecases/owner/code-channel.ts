import type { Instant } from '@/server/domain/shared/instant';
import { readPauses } from '@/server/store/channel-pause';
import type { Context } from '@/server/store/context';
import { type ReadyChannel, readyChannels } from '../channel/ready-channels';
import { canCarryCode } from './code-content';

/**
 * Channels whose address is the phone itself and that can carry a code, in the order of preference: a code proves a phone and nothing
 * else.
 */
async function toPhones(ctx: Context): Promise<ReadyChannel[]> {
  return [...(await readyChannels(ctx.db)).values()].filter((ready) => ready.channel.medium === 'sms' && canCarryCode(ready));
}

/** Whether this installation can send codes at all. */
export async function canSendCodes(ctx: Context): Promise<boolean> {
  return (await toPhones(ctx)).length > 0;
}

/** The channels that a code to a phone may go by at `now`, in the order of preference; none where none is set up or all of them rest. */
export async function codeChannels(ctx: Context, phone: string, now: Instant): Promise<ReadyChannel[]> {
  const pauses = await readPauses(ctx.db, now);
  return (await toPhones(ctx)).filter(({ code, channel }) => channel.takes(phone) && !pauses.has(code));
}
