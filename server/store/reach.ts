import { keyedHash, seal, unseal } from '../platform/crypto';
import type { Queryable } from './context';

/** How one customer can be reached on one medium, whichever channel carries it. */
export interface Reach {
  medium: string;
  /** Address on that medium; null where the phone itself is the address. */
  address: string | null;
  /** `out`: does not want it; `blocked`: the provider says it cannot arrive. */
  consent: 'in' | 'out' | 'blocked';
}

/** Hashes that were made under the name of the provider stay valid. */
const HASHED_AS: Readonly<Record<string, string>> = { wechat: 'wechat_template' };

function addressHash(medium: string, address: string): string {
  return keyedHash('phone-index', `${HASHED_AS[medium] ?? medium}:${address}`);
}

/** What is known about the media of one customer. */
export async function readReach(db: Queryable, phoneHash: string): Promise<Reach[]> {
  const { rows } = await db.query<{ medium: string; sealed: Buffer | null; consent: Reach['consent'] }>({
    name: 'reach-read',
    text: 'select medium, sealed, consent from reach where phone_hash = $1',
    values: [phoneHash],
  });
  return rows.map(({ sealed, ...row }) => ({ ...row, address: sealed ? unseal(sealed).toString('utf8') : null }));
}

/** Sets the consent of a customer for a medium; an address that is known stays. */
export async function writeConsent(
  db: Queryable,
  phoneHash: string,
  medium: string,
  consent: Reach['consent'],
  reason: string,
): Promise<void> {
  await db.query(
    `insert into reach (phone_hash, medium, consent, reason) values ($1, $2, $3, $4)
     on conflict (phone_hash, medium) do update set consent = excluded.consent, reason = excluded.reason, updated_at = current_timestamp`,
    [phoneHash, medium, consent, reason],
  );
}

/** Connects an address on a medium with a customer, who wants messages there. */
export async function writeAddress(db: Queryable, phoneHash: string, medium: string, address: string): Promise<void> {
  await db.query(
    `insert into reach (phone_hash, medium, sealed, address_hash, consent, reason) values ($1, $2, $3, $4, 'in', 'connected')
     on conflict (phone_hash, medium) do update set sealed = excluded.sealed, address_hash = excluded.address_hash, consent = 'in',
       reason = 'connected', updated_at = current_timestamp`,
    [phoneHash, medium, seal(address), addressHash(medium, address)],
  );
}

/** Forgets the address of a customer on a medium that has addresses of its own. */
export async function forgetAddress(db: Queryable, phoneHash: string, medium: string): Promise<void> {
  await db.query('delete from reach where phone_hash = $1 and medium = $2', [phoneHash, medium]);
}

/** Phone hashes of the customers behind an address of a medium; one person may have ordered with several phones. */
export async function findByAddress(db: Queryable, medium: string, address: string): Promise<string[]> {
  const { rows } = await db.query<{ phone_hash: string }>('select phone_hash from reach where medium = $1 and address_hash = $2', [
    medium,
    addressHash(medium, address),
  ]);
  return rows.map((row) => row.phone_hash);
}
