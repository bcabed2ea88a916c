import type { ConsentMedium, ConsentReason, ConsentWord } from '@/server/domain/consent/consent-fact';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { readOrderById } from '@/server/store/order';
import { readConsents } from './read-consents';
import { recordConsent } from './record-consent';

export interface NotedConsent {
  orderId: string;
  medium: Exclude<ConsentMedium, 'any'>;
  says: Exclude<ConsentWord, 'blocked'>;
  reason: ConsentReason;
  /** `staff:<id>`. */
  by: string;
}

/** `not_ours`: what stands there is not for a colleague to change, such as a STOP that the provider keeps. */
export type NoteOutcome = { kind: 'noted' | 'not_ours' | 'missing' };

/** Notes by hand what a customer told us, or that a medium works again, with the proof of who noted it and why. Audited. */
export async function noteConsent(ctx: Context, { orderId, medium, says, reason, by }: NotedConsent): Promise<NoteOutcome> {
  return inTransaction(ctx, async (tx) => {
    const hash = (await readOrderById(tx.db, orderId))?.phoneHash;
    const page = hash ? await readConsents(tx, { orderId }) : null;
    if (!hash || !page) return { kind: 'missing' };
    const own = page.media.find((one) => one.medium === medium);
    if (!own?.mayNote.includes(says)) return { kind: 'not_ours' };
    await recordConsent(tx, hash, [{ medium, topic: 'all', says, way: 'staff', actor: by, evidence: reason }]);
    await writeAudit(tx.db, { actor: by, action: 'consent.noted', subject: `order:${orderId}`, detail: { medium, says, reason } });
    return { kind: 'noted' };
  });
}
