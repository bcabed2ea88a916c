import { type Account, CHANNEL_CODES, type Channel, type ChannelCode } from '@/server/channels/channel';
import { environmentAccount, missingFields } from '@/server/channels/environment-account';
import { CHANNELS } from '@/server/channels/registry';
import { type ChannelSetting, loadChannelSettings } from '@/server/store/channel-setting';
import type { Queryable } from '@/server/store/context';

/** A channel that can send: its code with our account, and what may be sent by it. */
export interface ReadyChannel {
  code: ChannelCode;
  channel: Channel;
  account: Account;
  cap: { count: number; perMs: number };
  /** Of one message or part, in millionths of `currency`. */
  priceMicros: number;
  currency: string;
  ceilingMicros: number | null;
}

export type ReadyChannels = ReadonlyMap<ChannelCode, ReadyChannel>;

/** The account in force: what the console keeps, else what the environment says. */
export function accountOf(channel: Channel, setting: ChannelSetting | undefined): Account {
  return setting?.account ?? environmentAccount(channel);
}

/** Channels whose account is complete, in the order of preference, and which of them somebody has switched off; less than half a second old. */
export async function setUpChannels(db: Queryable): Promise<{ channels: ReadyChannels; switchedOff: ReadonlySet<ChannelCode> }> {
  const settings = await loadChannelSettings(db);
  const channels = CHANNEL_CODES.flatMap((code): [ChannelCode, ReadyChannel][] => {
    const channel = CHANNELS[code];
    const setting = settings.get(code);
    const account = accountOf(channel, setting);
    if (missingFields(channel, account).length > 0) return [];
    const { priceMicros = 0, currency = 'CNY', ceilingMicros = null } = setting ?? {};
    return [[code, { code, channel, account, cap: setting?.cap ?? channel.cap, priceMicros, currency, ceilingMicros }]];
  });
  return { channels: new Map(channels), switchedOff: new Set(CHANNEL_CODES.filter((code) => settings.get(code)?.isOn === false)) };
}

/** Channels that can send now: their account is complete and nobody has switched them off; less than half a second old. */
export async function readyChannels(db: Queryable): Promise<ReadyChannels> {
  const { channels, switchedOff } = await setUpChannels(db);
  return new Map([...channels].filter(([code]) => !switchedOff.has(code)));
}

export function isChannelCode(code: string): code is ChannelCode {
  return (CHANNEL_CODES as readonly string[]).includes(code);
}
