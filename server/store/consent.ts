import type { ConsentFact, ConsentMedium, Wording } from '../domain/consent/consent-fact';
import type { MediumConsent } from '../domain/consent/fold-consent';
import type { Topic } from '../domain/preference/preference';
import type { Instant } from '../domain/shared/instant';
import { sha256Hex } from '../platform/crypto';
import type { Queryable } from './context';

/** A statement with its proof. */
export interface ConsentProof extends ConsentFact {
  wording: Wording | null;
  /** What was answered, the provider's code, the template that was agreed to, or a colleague's reason. */
  evidence: string | null;
  /** `customer`, `provider`, `system`, `staff:<id>` or `key:<id>`. */
  actor: string;
}

/**
 * The subject that proofs about a customer stand under, by the keyed hash of the phone. Its row is locked until the transaction ends,
 * so that two changes of one customer follow each other.
 */
export async function lockSubject(db: Queryable, hash: string, newSubjectId: string): Promise<string> {
  const { rows } = await db.query<{ id: string }>({
    name: 'consent-subject',
    text: 'insert into consent_subject (id, hash) values ($1, $2) on conflict (hash) do update set hash = excluded.hash returning id',
    values: [newSubjectId, hash],
  });
  return rows[0]!.id;
}

/** What the proofs of one subject say, in no order that matters. */
export async function readFacts(db: Queryable, subjectId: string): Promise<ConsentFact[]> {
  const { rows } = await db.query<ConsentFact>({
    name: 'consent-facts',
    text: `select id, medium, topic, says, at, received_at as "receivedAt", way from consent_proof where subject_id = $1`,
    values: [subjectId],
  });
  return rows;
}

/** Adds proofs; the same statement told twice stands once. Answers of each whether it is new. */
export async function insertProofs(db: Queryable, subjectId: string, proofs: readonly ConsentProof[]): Promise<boolean[]> {
  const isNew: boolean[] = [];
  for (const { id, medium, topic, says, at, receivedAt, way, wording, evidence, actor } of proofs) {
    const { rowCount } = await db.query({
      name: 'consent-proof-insert',
      text: `insert into consent_proof (id, subject_id, medium, topic, says, at, received_at, way, language, wording, wording_version, evidence, actor)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) on conflict (subject_id, medium, topic, says, at, way) do nothing`,
      values: [
        id,
        subjectId,
        medium,
        topic,
        says,
        new Date(at),
        new Date(receivedAt),
        way,
        wording?.language ?? null,
        wording?.text ?? null,
        wording ? wordingVersion(wording.text) : null,
        evidence,
        actor,
      ],
    });
    isNew.push((rowCount ?? 0) > 0);
  }
  return isNew;
}

/** Names a wording by what it says: as long as nobody changes a letter it is the same. */
function wordingVersion(text: string): string {
  return sha256Hex(text).slice(0, 12);
}

/** Makes a customer's row of a medium what the proofs come to; an address that is known stays. */
export async function writeMediumConsent(
  db: Queryable,
  phoneHash: string,
  medium: ConsentMedium,
  { consent, since, topicsOff }: MediumConsent,
  reason: string | null,
): Promise<void> {
  await db.query({
    name: 'reach-project',
    text: `insert into reach (phone_hash, medium, consent, since, topics_off, reason) values ($1, $2, $3, $4, $5, $6)
           on conflict (phone_hash, medium) do update set consent = excluded.consent, since = excluded.since, topics_off = excluded.topics_off,
             reason = coalesce(excluded.reason, reach.reason), updated_at = current_timestamp`,
    values: [phoneHash, medium, consent, since === null ? null : new Date(since), topicsOff, reason],
  });
}

/** What a customer is told nowhere. */
export async function writeTopicsOff(db: Queryable, phoneHash: string, topicsOff: readonly Topic[], at: Instant): Promise<void> {
  await db.query(
    `insert into preference (phone_hash, topics_off, updated_at) values ($1, $2, $3)
     on conflict (phone_hash) do update set topics_off = excluded.topics_off`,
    [phoneHash, topicsOff, new Date(at)],
  );
}

/** A proof as it is shown and handed out. */
export interface ShownProof extends ConsentProof {
  wordingVersion: string | null;
  /** Of the colleague behind `actor`; null for everybody else. */
  actorName: string | null;
}

/** Proofs of one customer, newest first. */
export async function readProofs(db: Queryable, hash: string, limit: number): Promise<ShownProof[]> {
  const { rows } = await db.query<Omit<ShownProof, 'wording'> & { language: string | null; text: string | null }>({
    name: 'consent-proofs',
    text: `select p.id, p.medium, p.topic, p.says, p.at, p.received_at as "receivedAt", p.way, p.language, p.wording as text,
             p.wording_version as "wordingVersion", p.evidence, p.actor, coalesce(s.name, k.name) as "actorName"
           from consent_subject c join consent_proof p on p.subject_id = c.id
             left join staff s on p.actor = 'staff:' || s.id left join api_key k on p.actor = 'key:' || k.id
           where c.hash = $1 order by p.at desc, p.received_at desc, p.id desc limit $2`,
    values: [hash, limit],
  });
  return rows.map(({ language, text, ...row }) => ({ ...row, wording: text === null ? null : { language: language ?? '', text } }));
}
