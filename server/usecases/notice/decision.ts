import type { PromiseTerms } from '@/server/domain/promise/promise-terms';
import type { Settlement } from '@/server/store/notice';
import type { ChannelPick } from './pick-channel';
import type { Message } from './write-message';

/** What is known of a notice whose message goes out. */
export interface Leaving {
  id: string;
  template: string;
  attempts: number;
  /** Null of alerts to staff. */
  orderId: string | null;
  /** Whose channel is closed when the provider says that nothing arrives there; null of those who are no customers. */
  phoneHash: string | null;
  dueAt: number;
  slotChannel: string | null;
  /** Its earlier tries, oldest first. */
  tried: readonly { channel: string; outcome: string; sendId: string | null }[];
}

/** A notice of another order that a message tells of as well, with what its own promises are counted under. */
export interface ToldAlong {
  id: string;
  orderId: string;
  terms: PromiseTerms;
}

/** What becomes of a notice that is due: it is put off or comes to nothing, waits for the channel that could carry it, or goes. */
export type Decision =
  | { kind: 'settle'; id: string; to: Settlement }
  | (Extract<ChannelPick, { kind: 'wait' }> & { id: string })
  /** `others` are notices of the same customer that the message tells of as well. */
  | (Extract<ChannelPick, { kind: 'send' }> & { notice: Leaving; message: Message; others?: readonly ToldAlong[] });
