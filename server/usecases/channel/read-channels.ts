import { type AccountField, CHANNEL_CODES, type Channel, type ChannelCode } from '@/server/channels/channel';
import { missingFields } from '@/server/channels/environment-account';
import { CHANNELS } from '@/server/channels/registry';
import { instantAt, localDay } from '@/server/domain/calendar/local-day';
import type { Medium } from '@/server/domain/notice/medium';
import type { Instant } from '@/server/domain/shared/instant';
import { type ChannelDay, countWaiting, readChannelDays } from '@/server/store/channel-day';
import { type ChannelPause, readPauses } from '@/server/store/channel-pause';
import { type ChannelSetting, readChannelSettings } from '@/server/store/channel-setting';
import type { Context } from '@/server/store/context';
import { accountOf } from './ready-channels';
import { type ReceiptsDoor, receiptsDoor } from './receipts-address';

/** On whose days messages, cost and ceilings are counted. */
const DAY_ZONE = 'Asia/Shanghai';

/** A field of an account as the console shows it. */
export interface FieldShown {
  key: string;
  isSecret: boolean;
  isOptional: boolean;
  /** Empty where nothing is kept, and always of a secret. */
  value: string;
  isKept: boolean;
}

/** A channel as the administrator's desk shows it. */
export interface ChannelShown {
  code: ChannelCode;
  medium: Medium;
  /** 0 while nobody has changed anything. */
  version: number;
  changedAt: Instant | null;
  /** Where its account comes from; a channel without fields that must be filled in needs none. */
  from: 'console' | 'environment';
  fields: FieldShown[];
  /** Fields without which it cannot send. */
  missing: string[];
  isOn: boolean;
  /** The rest in which it is. */
  pause: ChannelPause | null;
  /** Notices that wait for its turns. */
  waiting: number;
  cap: { count: number; perMs: number } | null;
  providersCap: { count: number; perMs: number };
  /** Whether the cap is of each address for itself. */
  isCapPerAddress: boolean;
  priceMicros: number;
  currency: string;
  ceilingMicros: number | null;
  today: ChannelDay | null;
  /** Where its provider reports to; null where it never calls. */
  receipts: ReceiptsDoor | null;
  /** Whether words of our own can go to a colleague's own address. */
  canTest: boolean;
}

/** Begin of the day on which messages and cost are counted. */
export function todayBegins(now: Instant): Instant {
  return instantAt(localDay(now, DAY_ZONE), 0, DAY_ZONE);
}

/** Every channel with its account (secrets apart), limits, state and what it did today. */
export async function readChannels(ctx: Context): Promise<ChannelShown[]> {
  const now = ctx.now();
  const [settings, pauses, waiting, days] = await Promise.all([
    readChannelSettings(ctx.db),
    readPauses(ctx.db, now),
    countWaiting(ctx.db),
    readChannelDays(ctx.db, todayBegins(now)),
  ]);
  return CHANNEL_CODES.map((code) => {
    const channel = CHANNELS[code];
    const setting = settings.find((one) => one.code === code);
    const account = accountOf(channel, setting);
    return {
      code,
      medium: channel.medium,
      ...settingShown(setting),
      from: setting?.account ? 'console' : 'environment',
      fields: channel.account.map((field) => fieldShown(field, account[field.key])),
      missing: missingFields(channel, account),
      pause: pauses.get(code) ?? null,
      waiting: waiting.get(code) ?? 0,
      providersCap: channel.cap,
      isCapPerAddress: channel.capPer === 'address',
      today: days.find((day) => day.channel === code) ?? null,
      receipts: receiptsDoor(channel, account),
      canTest: canTest(channel),
    };
  });
}

/** Whether a channel takes words of our own to an address that a colleague has left. */
export function canTest({ readStaffAddress, carries }: Channel): boolean {
  return readStaffAddress !== null && carries.some((kind) => kind === 'text' || kind === 'mail');
}

function settingShown(setting: ChannelSetting | undefined) {
  return {
    version: setting?.version ?? 0,
    changedAt: setting?.changedAt ?? null,
    isOn: setting?.isOn ?? true,
    cap: setting?.cap ?? null,
    priceMicros: setting?.priceMicros ?? 0,
    currency: setting?.currency ?? 'CNY',
    ceilingMicros: setting?.ceilingMicros ?? null,
  };
}

function fieldShown({ key, isSecret, isOptional }: AccountField, held: string | undefined): FieldShown {
  return {
    key,
    isSecret: isSecret === true,
    isOptional: isOptional === true,
    value: isSecret ? '' : (held ?? ''),
    isKept: Boolean(held),
  };
}
