import { MEDIA, type Medium } from '@/server/domain/notice/medium';
import type { Preference } from '@/server/domain/preference/preference';
import type { Instant } from '@/server/domain/shared/instant';
import { phoneHash } from '@/server/store/contact';
import { type Context, inTransaction } from '@/server/store/context';
import { readPreference, savePreference } from '@/server/store/preference';
import { readReach, writeConsent } from '@/server/store/reach';
import { readyChannels } from '../channel/ready-channels';

/** A medium as its customer sees it. `blocked`: the provider says that nothing arrives there. */
export interface ChannelChoice {
  channel: Medium;
  state: 'on' | 'off' | 'blocked';
}

export interface PreferencePage {
  preference: Preference;
  channels: ChannelChoice[];
  /** When it was changed last; null while nothing was ever chosen. */
  updatedAt: Instant | null;
  canUndo: boolean;
}

/** Why a channel is off, for who looks into it later. */
const CHOSEN = 'preference';
/** Media whose address is the phone itself; the others have to be connected first. */
const BY_PHONE: ReadonlySet<Medium> = new Set<Medium>(['sms']);

/** How a customer is written to now, and on which channels it can be chosen: those that are set up and reach this customer. */
export async function readPreferences(ctx: Context, input: { phone: string }): Promise<PreferencePage> {
  const hash = phoneHash(input.phone);
  const [{ preference, before, updatedAt }, reach] = await Promise.all([readPreference(ctx.db, hash), readReach(ctx.db, hash)]);
  const ready = new Set([...(await readyChannels(ctx.db)).values()].map(({ channel }) => channel.medium));
  const channels = MEDIA.flatMap((channel): ChannelChoice[] => {
    const known = reach.find((r) => r.medium === channel);
    if (!ready.has(channel) || (!BY_PHONE.has(channel) && !known?.address)) return [];
    const state = known?.consent === 'out' ? 'off' : known?.consent === 'blocked' ? 'blocked' : 'on';
    return [{ channel, state }];
  });
  return { preference, channels, updatedAt, canUndo: before !== null };
}

export interface PreferenceWish {
  /** E.164. */
  phone: string;
  preference: Preference;
  /** Channels that the customer does not want; those not offered stay as they are. */
  channelsOff: readonly string[];
}

/** Saves what a customer chose; what stood before can be taken back once. */
export async function changePreference(ctx: Context, wish: PreferenceWish): Promise<{ kind: 'changed' | 'same' }> {
  return inTransaction(ctx, async (tx) => {
    const now = await readPreferences(tx, wish);
    const channelsOff = now.channels.filter((c) => c.state === 'off').map((c) => c.channel);
    const wanted = now.channels.filter((c) => c.state !== 'blocked' && wish.channelsOff.includes(c.channel)).map((c) => c.channel);
    if (sameText([now.preference, channelsOff], [wish.preference, wanted])) return { kind: 'same' };
    await savePreference(tx.db, phoneHash(wish.phone), wish.preference, { preference: now.preference, channelsOff }, tx.now());
    await setChannels(tx, phoneHash(wish.phone), now.channels, wanted);
    return { kind: 'changed' };
  });
}

/** Takes the last change back; nothing where there is none. */
export async function undoPreference(ctx: Context, input: { phone: string }): Promise<{ kind: 'undone' | 'nothing' }> {
  return inTransaction(ctx, async (tx) => {
    const { before } = await readPreference(tx.db, phoneHash(input.phone));
    if (!before) return { kind: 'nothing' };
    const { channels } = await readPreferences(tx, input);
    await savePreference(tx.db, phoneHash(input.phone), before.preference, null, tx.now());
    await setChannels(tx, phoneHash(input.phone), channels, before.channelsOff);
    return { kind: 'undone' };
  });
}

async function setChannels(tx: Context, hash: string, channels: readonly ChannelChoice[], off: readonly string[]): Promise<void> {
  for (const { channel, state } of channels) {
    const wanted = off.includes(channel) ? 'off' : 'on';
    if (state === 'blocked' || state === wanted) continue;
    await writeConsent(tx.db, hash, channel, wanted === 'off' ? 'out' : 'in', CHOSEN);
  }
}

function sameText(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
