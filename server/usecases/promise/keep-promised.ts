import type { PromiseKind } from '@/server/domain/promise/promise';
import type { PromiseTerms } from '@/server/domain/promise/promise-terms';
import { nextWatch } from '@/server/domain/promise/watch-promise';
import type { Instant } from '@/server/domain/shared/instant';
import { newId } from '@/server/platform/ids';
import type { Context } from '@/server/store/context';
import { insertPromises, type NewPromise } from '@/server/store/promise';
import { loadPromiseSettings } from '@/server/store/promise-setting';

/** A message that a provider took, as far as it promises something. */
interface Sent {
  notice: { id: string; orderId: string | null };
  channel: string;
  message: { promise: { kind: 'next_update'; dueAt: Instant } | null; arrivesBy?: Instant; terms?: PromiseTerms };
  others?: readonly { id: string; orderId: string; terms: PromiseTerms }[];
}

/**
 * Keeps what messages promised, in the transaction that settles them: the next word for each order that a message tells of, and the
 * day it names for the order it is about.
 */
export async function keepPromised(tx: Context, sent: readonly Sent[]): Promise<void> {
  const promising = sent.filter(({ message }) => message.terms && (message.promise || message.arrivesBy !== undefined));
  if (promising.length === 0) return;
  const now = tx.now();
  const settings = await loadPromiseSettings(tx.db);
  const promises = promising.flatMap(({ notice, channel, message, others = [] }): NewPromise[] => {
    const { promise, arrivesBy, terms } = message;
    const made = (told: { id: string; orderId: string }, under: PromiseTerms, kind: PromiseKind, dueAt: Instant): NewPromise => {
      const watchAt = nextWatch({ kind, template: under.template, createdAt: now, dueAt, followedAt: null, warnedAt: null }, settings, now);
      return {
        ...under,
        id: newId(now),
        orderId: told.orderId,
        noticeId: told.id,
        kind,
        channel,
        fromAt: null,
        dueAt,
        createdAt: now,
        watchAt,
      };
    };
    const { id, orderId } = notice;
    if (!terms || orderId === null) return [];
    return [
      ...(promise ? [{ id, orderId, terms }, ...others].map((told) => made(told, told.terms, promise.kind, promise.dueAt)) : []),
      ...(arrivesBy === undefined ? [] : [made({ id, orderId }, terms, 'eta_shown', arrivesBy)]),
    ];
  });
  await insertPromises(tx.db, promises);
}
