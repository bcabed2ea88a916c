import type { ConsentMedium, ConsentTopic, ConsentWay, ConsentWord, Wording } from '@/server/domain/consent/consent-fact';
import { foldConsent, isSaidAlready } from '@/server/domain/consent/fold-consent';
import type { Instant } from '@/server/domain/shared/instant';
import { newId } from '@/server/platform/ids';
import { type ConsentProof, insertProofs, lockSubject, readFacts, writeMediumConsent, writeTopicsOff } from '@/server/store/consent';
import type { Context } from '@/server/store/context';

/** What somebody said, or a provider told us, about writing to one customer. */
export interface Statement {
  medium: ConsentMedium;
  topic: ConsentTopic;
  says: ConsentWord;
  way: ConsentWay;
  /** `customer`, `provider`, `system`, `staff:<id>` or `key:<id>`. */
  actor: string;
  /** When it was said; left out, now. */
  at?: Instant;
  /** What was shown at that moment; left out where nothing was. */
  wording?: Wording;
  /** What was answered, the provider's code, the template, or a colleague's reason. No personal data. */
  evidence?: string;
}

const EVIDENCE_LENGTH = 200;

/**
 * Keeps what was said about writing to a customer (by phone hash) and makes of all proofs together what holds now, in the given
 * transaction. What only repeats how it stands is not kept, except from the shop, whose word may be older than ours. Answers the
 * statements that were kept.
 */
export async function recordConsent(tx: Context, phoneHash: string, said: readonly Statement[]): Promise<Statement[]> {
  if (said.length === 0) return [];
  const now = tx.now();
  const subjectId = await lockSubject(tx.db, phoneHash, newId(now));
  const before = await readFacts(tx.db, subjectId);
  const worth = said.filter((one) => one.way === 'shop' || one.topic === 'once' || !isSaidAlready(before, one));
  const proofs = worth.map((one) => proofOf(one, now));
  const isNew = await insertProofs(tx.db, subjectId, proofs);
  const news = worth.filter((_, nth) => isNew[nth]);
  if (news.length === 0) return [];
  await project(tx, phoneHash, subjectId, news);
  return news;
}

function proofOf({ at, wording, evidence, ...said }: Statement, now: Instant): ConsentProof {
  return {
    ...said,
    id: newId(now),
    at: at ?? now,
    receivedAt: now,
    wording: wording ?? null,
    evidence: evidence?.slice(0, EVIDENCE_LENGTH) ?? null,
  };
}

async function project(tx: Context, phoneHash: string, subjectId: string, news: readonly Statement[]): Promise<void> {
  const state = foldConsent(await readFacts(tx.db, subjectId));
  for (const medium of new Set(news.filter(({ topic }) => topic !== 'once').map((one) => one.medium))) {
    if (medium === 'any') {
      await writeTopicsOff(tx.db, phoneHash, state.topicsOff, tx.now());
      continue;
    }
    const why = news.findLast((one) => one.medium === medium && one.topic === 'all');
    const own = state.media.get(medium);
    if (own) await writeMediumConsent(tx.db, phoneHash, medium, own, why ? (why.evidence ?? why.way) : null);
  }
}
