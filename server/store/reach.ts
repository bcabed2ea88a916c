import { keyedHash, seal, unseal } from '../platform/crypto';
import type { Queryable } from './context';

/** How one customer can be reached on one channel. */
export interface Reach {
  channel: string;
  /** Address on that channel; null where the phone itself is the address. */
  address: string | null;
  /** `out`: does not want it; `blocked`: the provider says it cannot arrive. */
  consent: 'in' | 'out' | 'blocked';
}

function addressHash(channel: string, address: string): string {
  return keyedHash('phone-index', `${channel}:${address}`);
}

/** What is known about the channels of one customer. */
export async function readReach(db: Queryable, phoneHash: string): Promise<Reach[]> {
  const { rows } = await db.query<{ channel: string; sealed: Buffer | null; consent: Reach['consent'] }>({
    name: 'reach-read',
    text: 'select channel, sealed, consent from reach where phone_hash = $1',
    values: [phoneHash],
  });
  return rows.map(({ sealed, ...row }) => ({ ...row, address: sealed ? unseal(sealed).toString('utf8') : null }));
}

/** Sets the consent of a customer for a channel; an address that is known stays. */
export async function writeConsent(
  db: Queryable,
  phoneHash: string,
  channel: string,
  consent: Reach['consent'],
  reason: string,
): Promise<void> {
  await db.query(
    `insert into reach (phone_hash, channel, consent, reason) values ($1, $2, $3, $4)
     on conflict (phone_hash, channel) do update set consent = excluded.consent, reason = excluded.reason, updated_at = current_timestamp`,
    [phoneHash, channel, consent, reason],
  );
}

/** Connects an address on a channel with a customer, who wants messages there. */
export async function writeAddress(db: Queryable, phoneHash: string, channel: string, address: string): Promise<void> {
  await db.query(
    `insert into reach (phone_hash, channel, sealed, address_hash, consent, reason) values ($1, $2, $3, $4, 'in', 'connected')
     on conflict (phone_hash, channel) do update set sealed = excluded.sealed, address_hash = excluded.address_hash, consent = 'in',
       reason = 'connected', updated_at = current_timestamp`,
    [phoneHash, channel, seal(address), addressHash(channel, address)],
  );
}

/** Forgets the address of a customer on a channel that has addresses of its own. */
export async function forgetAddress(db: Queryable, phoneHash: string, channel: string): Promise<void> {
  await db.query('delete from reach where phone_hash = $1 and channel = $2', [phoneHash, channel]);
}

/** Phone hashes of the customers behind an address of a channel; one person may have ordered with several phones. */
export async function findByAddress(db: Queryable, channel: string, address: string): Promise<string[]> {
  const { rows } = await db.query<{ phone_hash: string }>('select phone_hash from reach where channel = $1 and address_hash = $2', [
    channel,
    addressHash(channel, address),
  ]);
  return rows.map((row) => row.phone_hash);
}
