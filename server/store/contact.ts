import type { Contact } from '../domain/order/contact';
import { keyedHash, seal, unseal } from '../platform/crypto';
import type { Queryable } from './context';

/** Index of a phone: keyed hash of its E.164 form. */
export function phoneHash(e164: string): string {
  return keyedHash('phone-index', e164);
}

/** Index of a name for search by staff: keyed hash without blanks and case. */
export function nameHash(name: string): string {
  return keyedHash('name-index', name.normalize('NFKC').replace(/\s/g, '').toLowerCase());
}

/** Replaces the contacts of orders and the hashes they are found by, in two statements. */
export async function writeContacts(db: Queryable, contacts: readonly { orderId: string; contact: Contact }[]): Promise<void> {
  if (contacts.length === 0) return;
  const ids = contacts.map((c) => c.orderId);
  await db.query({
    name: 'contact-write',
    text: `insert into contact (order_id, sealed) select * from unnest($1::uuid[], $2::bytea[])
           on conflict (order_id) do update set sealed = excluded.sealed, updated_at = current_timestamp`,
    values: [ids, contacts.map((c) => seal(JSON.stringify(c.contact)))],
  });
  await db.query({
    name: 'contact-index',
    text: `update orders o set phone_hash = w.phone_hash, name_hash = w.name_hash
           from unnest($1::uuid[], $2::text[], $3::text[]) as w(id, phone_hash, name_hash) where o.id = w.id`,
    values: [
      ids,
      contacts.map((c) => (c.contact.phone ? phoneHash(c.contact.phone) : null)),
      contacts.map((c) => (c.contact.name ? nameHash(c.contact.name) : null)),
    ],
  });
}

/** Name, phone, e-mail, address of one order; null when none was ever given or it was erased. */
export async function readContact(db: Queryable, orderId: string): Promise<Contact | null> {
  const { rows } = await db.query<{ sealed: Buffer }>({
    name: 'contact-read',
    text: 'select sealed from contact where order_id = $1',
    values: [orderId],
  });
  return rows[0] ? (JSON.parse(unseal(rows[0].sealed).toString('utf8')) as Contact) : null;
}
