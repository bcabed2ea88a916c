import type { ChannelCode } from '@/server/channels/channel';
import { addDays, instantAt, localDay } from '@/server/domain/calendar/local-day';
import { type Instant, MINUTE } from '@/server/domain/shared/instant';
import { readSpent } from '@/server/store/attempt';
import { type ChannelPause, readRefusedWords, readRests } from '@/server/store/channel-pause';
import type { Context } from '@/server/store/context';
import { loadTemplates } from '@/server/store/template';
import { type ReadyChannels, setUpChannels } from '../channel/ready-channels';

/** What holds for all notices of one round of delivery. */
export interface Round {
  now: Instant;
  /** Channels whose account is complete, in the order of preference. */
  channels: ReadyChannels;
  /** Those of them that send nothing now, by code: switched off, at the day's ceiling, or resting. */
  pauses: ReadonlyMap<string, ChannelPause>;
  /** Templates that channels refuse to carry now: by template and code of the channel. */
  refusedWords: ReadonlyMap<string, ReadonlyMap<string, ChannelPause>>;
  /** The newest rest of each channel that was in trouble and not well since; also those that are over. */
  rests: ReadonlyMap<string, ChannelPause>;
  /** End of the lease under which they were taken. */
  leasedUntil: Instant;
}

/** A channel that is switched off, or has spent what it may, is looked at again after this. */
const LOOK_AGAIN = MINUTE;
/** On whose days ceilings are counted. */
const ZONE = 'Asia/Shanghai';

/** Looks at the channels once, for all notices that are taken together. */
export async function beginRound(ctx: Context, leasedUntil: Instant): Promise<Round> {
  const now = ctx.now();
  const [{ channels, switchedOff }, rests, refusedWords] = await Promise.all([
    setUpChannels(ctx.db),
    readRests(ctx.db),
    readRefusedWords(ctx.db, now),
    loadTemplates(ctx.db),
  ]);
  const pauses = new Map([...rests].filter(([, { until }]) => until > now));
  for (const [code, until] of await spentUp(ctx, channels, now))
    pauses.set(code, { until, code: 'ceiling', detail: 'the day’s ceiling is reached' });
  for (const code of switchedOff) pauses.set(code, { until: now + LOOK_AGAIN, code: 'off', detail: 'the channel is switched off' });
  return { now, channels, pauses, refusedWords, rests, leasedUntil };
}

/** Channels that have spent what they may today, with the moment at which their next day begins; a ceiling that is raised holds within a minute. */
async function spentUp(ctx: Context, channels: ReadyChannels, now: Instant): Promise<[ChannelCode, Instant][]> {
  const limited = [...channels.values()].filter(({ ceilingMicros }) => ceilingMicros !== null);
  if (limited.length === 0) return [];
  const today = localDay(now, ZONE);
  const spent = await readSpent(ctx.db, instantAt(today, 0, ZONE));
  const tomorrow = instantAt(addDays(today, 1), 0, ZONE);
  return limited.flatMap(({ code, currency, ceilingMicros }): [ChannelCode, Instant][] => {
    const own = spent.find((one) => one.channel === code && one.currency === currency)?.micros ?? 0;
    return own >= ceilingMicros! ? [[code, Math.min(tomorrow, now + LOOK_AGAIN)]] : [];
  });
}
