import type { ConsentMedium, ConsentTopic, Wording } from '@/server/domain/consent/consent-fact';
import { MEDIA, type Medium } from '@/server/domain/notice/medium';
import { type Preference, TOPICS, type Topic } from '@/server/domain/preference/preference';
import type { Instant } from '@/server/domain/shared/instant';
import { readProofs, type ShownProof } from '@/server/store/consent';
import { phoneHash } from '@/server/store/contact';
import { type Context, inTransaction } from '@/server/store/context';
import { readPreference, savePreference } from '@/server/store/preference';
import { readReach } from '@/server/store/reach';
import { readyChannels } from '../channel/ready-channels';
import { recordConsent, type Statement } from '../consent/record-consent';

/** A medium as its customer sees it. `blocked`: the provider says that nothing arrives there. */
export interface ChannelChoice {
  channel: Exclude<Medium, 'robot'>;
  state: 'on' | 'off' | 'blocked';
  /** What is not told there. */
  topicsOff: Topic[];
}

export interface PreferencePage {
  preference: Preference;
  channels: ChannelChoice[];
  /** When it was changed last; null while nothing was ever chosen. */
  updatedAt: Instant | null;
  canUndo: boolean;
  /** What was said about writing to this customer, newest first. */
  proofs: ShownProof[];
}

interface Customer {
  /** E.164. */
  phone: string;
  /** Of the order they look at; mails go there while no other address was given. */
  email?: string | undefined;
}

const PROOFS_SHOWN = 30;

/** How a customer is written to now, and on which channels it can be chosen: those that are set up and reach this customer. */
export async function readPreferences(ctx: Context, { phone, email }: Customer): Promise<PreferencePage> {
  const hash = phoneHash(phone);
  const [{ preference, before, updatedAt }, reach, proofs] = await Promise.all([
    readPreference(ctx.db, hash),
    readReach(ctx.db, hash),
    readProofs(ctx.db, hash, PROOFS_SHOWN),
  ]);
  const ready = new Set([...(await readyChannels(ctx.db)).values()].map(({ channel }) => channel.medium));
  const channels = MEDIA.flatMap((channel): ChannelChoice[] => {
    const known = reach.find((r) => r.medium === channel);
    // the phone itself is an address; the others have to be given or connected first
    const isReached = channel === 'sms' || Boolean(known?.address) || (channel === 'mail' && Boolean(email));
    if (channel === 'robot' || !ready.has(channel) || !isReached) return [];
    const state = known?.consent === 'out' ? 'off' : known?.consent === 'blocked' ? 'blocked' : 'on';
    return [{ channel, state, topicsOff: known?.topicsOff ?? [] }];
  });
  return { preference, channels, updatedAt, canUndo: before !== null, proofs };
}

/** What is wanted of one medium. */
export interface ChannelWish {
  channel: string;
  isOn: boolean;
  topicsOff: readonly Topic[];
}

export interface PreferenceWish extends Customer {
  preference: Preference;
  /** Media that are not offered, and those that are not named, stay as they are. */
  channels: readonly ChannelWish[];
  /** What the page said of a choice at that moment. */
  worded(medium: ConsentMedium, topic: ConsentTopic): Wording;
}

/** Saves what a customer chose, each change with its proof; what stood before can be taken back once. */
export async function changePreference(ctx: Context, wish: PreferenceWish): Promise<{ kind: 'changed' | 'same' }> {
  return inTransaction(ctx, async (tx) => {
    const now = await readPreferences(tx, wish);
    const wanted = now.channels.map((own) => wishFor(own, wish.channels));
    const stands = now.channels.map((own) => wishFor(own, []));
    if (sameText([now.preference, stands], [wish.preference, wanted])) return { kind: 'same' };
    const hash = phoneHash(wish.phone);
    await savePreference(tx.db, hash, wish.preference, { preference: now.preference, channels: stands }, tx.now());
    await recordConsent(tx, hash, saidBy(now, wish.preference.topicsOff, wanted, wish.worded));
    return { kind: 'changed' };
  });
}

/** Takes the last change back; nothing where there is none. */
export async function undoPreference(
  ctx: Context,
  { worded, ...input }: Customer & Pick<PreferenceWish, 'worded'>,
): Promise<{ kind: 'undone' | 'nothing' }> {
  return inTransaction(ctx, async (tx) => {
    const hash = phoneHash(input.phone);
    const { before } = await readPreference(tx.db, hash);
    if (!before) return { kind: 'nothing' };
    const now = await readPreferences(tx, input);
    await savePreference(tx.db, hash, before.preference, null, tx.now());
    const wanted = now.channels.map((own) => wishFor(own, before.channels));
    await recordConsent(tx, hash, saidBy(now, before.preference.topicsOff, wanted, worded));
    return { kind: 'undone' };
  });
}

/** What is wanted of a medium, else how it stands; one where nothing arrives cannot be switched. */
function wishFor({ channel, state, topicsOff }: ChannelChoice, wishes: readonly ChannelWish[]): ChannelWish {
  const wish = wishes.find((one) => one.channel === channel);
  const inOrder = (topics: readonly Topic[]) => TOPICS.filter((topic) => topics.includes(topic));
  if (state === 'blocked' || !wish) return { channel, isOn: state === 'on', topicsOff: inOrder(topicsOff) };
  return { channel, isOn: wish.isOn, topicsOff: inOrder(wish.topicsOff) };
}

/** The statements that lead from how it stands to what is wanted. */
function saidBy(
  now: PreferencePage,
  topicsOff: readonly Topic[],
  wanted: readonly ChannelWish[],
  worded: PreferenceWish['worded'],
): Statement[] {
  const say = (medium: ConsentMedium, topic: ConsentTopic, isOn: boolean): Statement => ({
    medium,
    topic,
    says: isOn ? 'in' : 'out',
    way: 'page',
    actor: 'customer',
    wording: worded(medium, topic),
  });
  const changed = (before: readonly Topic[], after: readonly Topic[]) =>
    TOPICS.filter((one) => before.includes(one) !== after.includes(one));
  return [
    ...changed(now.preference.topicsOff, topicsOff).map((topic) => say('any', topic, !topicsOff.includes(topic))),
    ...now.channels.flatMap(({ channel, state, topicsOff: before }, nth) => {
      const { isOn, topicsOff: after } = wanted[nth]!;
      return [
        ...(state !== 'blocked' && isOn !== (state === 'on') ? [say(channel, 'all', isOn)] : []),
        ...changed(before, after).map((topic) => say(channel, topic, !after.includes(topic))),
      ];
    }),
  ];
}

function sameText(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
