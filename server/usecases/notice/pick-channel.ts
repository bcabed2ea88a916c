import type { Instant } from '@/server/domain/shared/instant';
import type { ReadyChannel } from '../channel/ready-channels';
import type { Round } from './round';

/** A channel that could carry a message, with the address there. */
export interface Usable {
  by: ReadyChannel;
  address: string;
}

export type ChannelPick = ({ kind: 'send' } & Usable) | ({ kind: 'wait'; until: Instant; detail: string } & Usable);

/** After these a channel is not tried again for the same notice. */
const ENDS_CHANNEL = new Set(['permanent', 'suppressed', 'failed']);

interface EarlierTry {
  channel: string;
  outcome: string;
}

/** Channels that have refused a notice for good. */
export function refusedChannels(tried: readonly EarlierTry[]): ReadonlySet<string> {
  return new Set(tried.filter((t) => ENDS_CHANNEL.has(t.outcome)).map((t) => t.channel));
}

/** The try that may have been a message although nobody said so, newest first; null where there is none. */
export function mayBeOut<T extends EarlierTry>(tried: readonly T[]): T | null {
  return tried.findLast(({ outcome }) => outcome === 'unknown') ?? null;
}

/**
 * The first of some channels, in the order of preference, that sends this template now; one that rests is waited for only when no other
 * serves, the one that is back first. Where the answer of an earlier try was lost its channel comes first: there we know
 * what was sent under which id. Null where there is none.
 */
export function pickChannel(
  usable: readonly Usable[],
  { template, tried }: { template: string; tried: readonly EarlierTry[] },
  round: Pick<Round, 'pauses' | 'refusedWords'>,
): ChannelPick | null {
  const refused = round.refusedWords.get(template);
  const pauseOf = ({ by }: Usable) => round.pauses.get(by.code) ?? refused?.get(by.code);
  const lost = usable.filter(({ by }) => by.channel.knowsIds && by.code === mayBeOut(tried)?.channel);
  const inTurn = lost.length > 0 ? lost : usable;
  const ready = inTurn.find((one) => !pauseOf(one));
  if (ready) return { kind: 'send', ...ready };
  const [first] = inTurn.map((one) => ({ ...one, pause: pauseOf(one)! })).sort((a, b) => a.pause.until - b.pause.until);
  if (!first) return null;
  const { by, address, pause } = first;
  const isSet = pause.code === 'off' || pause.code === 'ceiling';
  const ofChannel = isSet ? pause.detail : 'the channel rests';
  const detail = round.pauses.has(by.code) ? ofChannel : 'its words are refused there';
  return { kind: 'wait', by, address, until: pause.until, detail };
}
