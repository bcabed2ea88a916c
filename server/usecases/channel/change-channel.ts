import type { Account, Channel, ChannelCode } from '@/server/channels/channel';
import { CHANNELS } from '@/server/channels/registry';
import { writeAudit } from '@/server/store/audit';
import { endRestNow } from '@/server/store/channel-pause';
import { type ChannelSetting, forgetChannelSettings, readChannelSettings, writeChannelSetting } from '@/server/store/channel-setting';
import { type Context, inTransaction } from '@/server/store/context';
import { bringForward } from '@/server/store/notice-by-hand';
import { lockName } from '@/server/store/operation';
import { accountOf } from './ready-channels';

/** Fields of an account as somebody leaves them: null keeps what is held, '' clears it. */
export type AccountWish = Readonly<Record<string, string | null>>;

export interface ChannelWish {
  code: ChannelCode;
  /** As it was looked at. */
  version: number;
  /** Null takes the account of the environment. */
  account: AccountWish | null;
  cap: ChannelSetting['cap'];
  priceMicros: number;
  currency: string;
  ceilingMicros: number | null;
}

export type ChangeChannelOutcome =
  | { kind: 'changed' | 'unchanged'; version: number }
  /** Somebody else changed it since `version`. */
  | { kind: 'outdated'; version: number }
  /** What stands in this field cannot be: no address of the web. */
  | { kind: 'bad_field'; field: string };

const LOCK = 'channel-settings';

/**
 * Puts another account, cap, price or ceiling of a channel in force, on top of the version that was looked at; what waits for its
 * turns is looked at anew. Audited with the names of what changed, never with a secret.
 */
export async function changeChannel(ctx: Context, { by, ...wish }: ChannelWish & { by: string }): Promise<ChangeChannelOutcome> {
  const channel = CHANNELS[wish.code];
  const bad = badField(wish.account);
  if (bad) return { kind: 'bad_field', field: bad };
  const outcome = await inTransaction(ctx, async (tx): Promise<ChangeChannelOutcome> => {
    const held = await lockSetting(tx, wish.code);
    const { version } = held;
    if (version !== wish.version) return { kind: 'outdated', version };
    const { cap, priceMicros, currency, ceilingMicros } = wish;
    const account = wish.account && filledIn(channel, wish.account, accountOf(channel, held));
    const next = { ...held, account, cap, priceMicros, currency, ceilingMicros };
    const changed = changedNames(held, next);
    if (changed.length === 0) return { kind: 'unchanged', version };
    await putInForce(tx, next, by);
    const detail = { version: version + 1, changed, from: account ? 'console' : 'environment', cap, priceMicros, currency, ceilingMicros };
    await writeAudit(tx.db, { actor: by, action: 'channel.changed', subject: `channel:${wish.code}`, detail });
    await bringForward(tx.db, wish.code, tx.now());
    return { kind: 'changed', version: version + 1 };
  });
  if (outcome.kind === 'changed') forgetChannelSettings();
  return outcome;
}

/**
 * Switches a channel off or on: every process heeds it within a second, between two messages. What waits for a channel that is
 * switched on goes at once. Audited. Answers false where it stood so already.
 */
export async function switchChannel(ctx: Context, { code, isOn, by }: { code: ChannelCode; isOn: boolean; by: string }): Promise<boolean> {
  const isSwitched = await inTransaction(ctx, async (tx) => {
    const held = await lockSetting(tx, code);
    if (held.isOn === isOn) return false;
    await putInForce(tx, { ...held, isOn }, by);
    await writeAudit(tx.db, { actor: by, action: isOn ? 'channel.switched_on' : 'channel.switched_off', subject: `channel:${code}` });
    if (isOn) await bringForward(tx.db, code, tx.now());
    return true;
  });
  if (isSwitched) forgetChannelSettings();
  return isSwitched;
}

/** Ends the rest of a channel, so that one message tries it now. Audited. Answers false where it does not rest. */
export async function wakeChannel(ctx: Context, { code, by }: { code: ChannelCode; by: string }): Promise<boolean> {
  return inTransaction(ctx, async (tx) => {
    if (!(await endRestNow(tx.db, code, tx.now()))) return false;
    const waiting = await bringForward(tx.db, code, tx.now());
    await writeAudit(tx.db, { actor: by, action: 'channel.woken', subject: `channel:${code}`, detail: { waiting } });
    return true;
  });
}

async function lockSetting(tx: Context, code: ChannelCode): Promise<ChannelSetting> {
  await lockName(tx.db, LOCK);
  const held = (await readChannelSettings(tx.db)).find((one) => one.code === code);
  const none = { code, account: null, isOn: true, cap: null, priceMicros: 0, currency: 'CNY', ceilingMicros: null, version: 0 };
  return held ?? { ...none, changedAt: tx.now(), changedBy: '' };
}

async function putInForce(tx: Context, setting: ChannelSetting, by: string): Promise<void> {
  await writeChannelSetting(tx.db, { ...setting, version: setting.version + 1, changedAt: tx.now(), changedBy: by });
}

/** The account with what is to be kept from the one in force; fields that the channel does not know are left out. */
function filledIn({ account }: Pick<Channel, 'account'>, wish: AccountWish, held: Account): Account {
  return Object.fromEntries(
    account.flatMap(({ key }) => {
      const typed = wish[key] ?? null;
      const value = typed === null ? held[key] : typed.trim();
      return value ? [[key, value]] : [];
    }),
  );
}

function badField(account: AccountWish | null): string | null {
  const base = account?.baseUrl?.trim();
  return base && !(URL.canParse(base) && /^https?:$/.test(new URL(base).protocol)) ? 'baseUrl' : null;
}

/** Names of what differs: settings, and fields of the account. */
function changedNames(before: ChannelSetting, after: ChannelSetting): string[] {
  const settings = (['cap', 'priceMicros', 'currency', 'ceilingMicros'] as const).filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  );
  const [own, wished] = [before.account ?? {}, after.account ?? {}];
  const fields = [...new Set([...Object.keys(own), ...Object.keys(wished)])].filter((key) => own[key] !== wished[key]);
  const isElsewhere = (before.account === null) !== (after.account === null);
  return [...settings, ...(isElsewhere ? ['account'] : fields.map((key) => `account.${key}`))];
}
