import type { ChannelCode } from '@/server/channels/channel';
import { CHANNELS } from '@/server/channels/registry';
import type { Instant } from '@/server/domain/shared/instant';
import { readPauses } from '@/server/store/channel-pause';
import type { Context } from '@/server/store/context';

/** Channels whose address is the phone itself, in the order of preference: a code proves a phone and nothing else. */
const TO_A_PHONE: readonly ChannelCode[] = ['twilio_sms'];

/** Whether this installation can send codes at all. */
export function canSendCodes(): boolean {
  return TO_A_PHONE.some((channel) => CHANNELS[channel].missing() === null);
}

/** The channel that codes go by at `now`; null when none is configured or all of them rest. */
export async function codeChannel(ctx: Context, now: Instant): Promise<ChannelCode | null> {
  const pauses = await readPauses(ctx.db, now);
  return TO_A_PHONE.find((channel) => CHANNELS[channel].missing() === null && !pauses.has(channel)) ?? null;
}
