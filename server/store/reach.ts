import type { Topic } from '../domain/preference/preference';
import type { Instant } from '../domain/shared/instant';
import { keyedHash, seal, unseal } from '../platform/crypto';
import type { Queryable } from './context';

/** How one customer can be reached on one medium, whichever channel carries it. */
export interface Reach {
  medium: string;
  /** Address on that medium; null where the phone itself is the address. */
  address: string | null;
  /** `out`: does not want it; `blocked`: the provider says it cannot arrive. */
  consent: 'in' | 'out' | 'blocked';
  /** Since when; null where nobody ever said anything. */
  since: Instant | null;
  /** What is not told there. */
  topicsOff: Topic[];
  /** Templates of which one more message each was agreed to, a name for every message. */
  agreedOnce: string[];
}

/** Hashes that were made under the name of the provider stay valid. */
const HASHED_AS: Readonly<Record<string, string>> = { wechat: 'wechat_template' };

/** Index of an address of a medium: keyed hash. */
export function addressHash(medium: string, address: string): string {
  return keyedHash('phone-index', `${HASHED_AS[medium] ?? medium}:${address}`);
}

/** Consents for single messages that are left for the address of a row of `reach`, named r. */
export const AGREED_ONCE = `array(select c.template_id from one_time_consent c where c.address_hash = r.address_hash and c.spent_at is null and c.void_at is null)`;

/** What is known about the media of one customer. */
export async function readReach(db: Queryable, phoneHash: string): Promise<Reach[]> {
  const { rows } = await db.query<Omit<Reach, 'address'> & { sealed: Buffer | null }>({
    name: 'reach-read',
    text: `select medium, sealed, consent, since, topics_off as "topicsOff", ${AGREED_ONCE} as "agreedOnce" from reach r where phone_hash = $1`,
    values: [phoneHash],
  });
  return rows.map(({ sealed, ...row }) => ({ ...row, address: sealed ? unseal(sealed).toString('utf8') : null }));
}

/** Keeps the address of a customer on a medium that has addresses of its own; whether it is wanted stands in proofs. */
export async function writeAddress(db: Queryable, phoneHash: string, medium: string, address: string): Promise<void> {
  await db.query(
    `insert into reach (phone_hash, medium, sealed, address_hash, consent, reason) values ($1, $2, $3, $4, 'in', 'connected')
     on conflict (phone_hash, medium) do update set sealed = excluded.sealed, address_hash = excluded.address_hash, updated_at = current_timestamp`,
    [phoneHash, medium, seal(address), addressHash(medium, address)],
  );
}

/** Forgets the address of a customer on a medium that has addresses of its own. */
export async function forgetAddress(db: Queryable, phoneHash: string, medium: string): Promise<void> {
  await db.query('update reach set sealed = null, address_hash = null where phone_hash = $1 and medium = $2', [phoneHash, medium]);
}

/** Phone hashes of the customers behind an address of a medium; one person may have ordered with several phones. */
export async function findByAddress(db: Queryable, medium: string, address: string): Promise<string[]> {
  const { rows } = await db.query<{ phone_hash: string }>('select phone_hash from reach where medium = $1 and address_hash = $2', [
    medium,
    addressHash(medium, address),
  ]);
  return rows.map((row) => row.phone_hash);
}
