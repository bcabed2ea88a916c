import type { PostedConsent } from '@/server/domain/intake/consent-schema';
import { groupBy } from '@/server/domain/shared/group-by';
import { MINUTE } from '@/server/domain/shared/instant';
import { phoneHash } from '@/server/store/contact';
import { type Context, inTransaction } from '@/server/store/context';
import type { RecordOutcome } from '../tracking/record-batch';
import { recordConsent, type Statement } from './record-consent';

/** A shop's clock may be this much ahead of ours. */
const AHEAD = 5 * MINUTE;

/** Keeps what customers chose at their shop, each customer in a transaction of its own; what was told before is `duplicate`. */
export async function recordPostedConsents(
  ctx: Context,
  { consents, by }: { consents: readonly PostedConsent[]; by: string },
): Promise<RecordOutcome[]> {
  const now = ctx.now();
  const items = consents.map((consent, index) => ({ consent, index }));
  const outcomes: RecordOutcome[] = consents.map(({ at }) =>
    at > now + AHEAD ? { status: 'rejected', field: 'at', reason: 'lies in the future' } : { status: 'duplicate' },
  );
  const good = items.filter(({ index }) => outcomes[index]!.status !== 'rejected');
  for (const [phone, own] of groupBy(good, ({ consent }) => consent.phone)) {
    const said = own.map(({ consent }) => statementOf(consent, by));
    const kept = new Set(await inTransaction(ctx, (tx) => recordConsent(tx, phoneHash(phone), said)));
    for (const [nth, { index }] of own.entries()) if (kept.has(said[nth]!)) outcomes[index] = { status: 'accepted' };
  }
  return outcomes;
}

function statementOf({ phone: _phone, evidence, ...consent }: PostedConsent, by: string): Statement {
  return { ...consent, way: 'shop', actor: by, ...(evidence ? { evidence } : {}) };
}
