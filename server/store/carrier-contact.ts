import type { ContactLane } from '../domain/consequence/choose-contact';
import type { Instant } from '../domain/shared/instant';
import { seal, unseal } from '../platform/crypto';
import type { Queryable } from './context';

/** Who answers for a carrier on a lane, and where they are reached. */
export interface CarrierContact extends ContactLane {
  medium: string;
  name: string;
  address: string;
  changedAt: Instant;
}

const COLUMNS = 'id, carrier, origin, destination, medium, sealed, changed_at as "changedAt"';
type Sealed = Omit<CarrierContact, 'name' | 'address'> & { sealed: Buffer };

function opened({ sealed, ...row }: Sealed): CarrierContact {
  return { ...row, ...(JSON.parse(unseal(sealed).toString('utf8')) as { name: string; address: string }) };
}

/** Contacts of one carrier, or of all, by carrier and lane. */
export async function readCarrierContacts(db: Queryable, carrier?: string): Promise<CarrierContact[]> {
  const { rows } = await db.query<Sealed>(
    `select ${COLUMNS} from carrier_contact where $1::text is null or carrier = $1
     order by carrier, destination nulls first, origin nulls first, id`,
    [carrier ?? null],
  );
  return rows.map(opened);
}

/** One contact; null when it is gone. */
export async function readCarrierContact(db: Queryable, id: string): Promise<CarrierContact | null> {
  const { rows } = await db.query<Sealed>(`select ${COLUMNS} from carrier_contact where id = $1`, [id]);
  return rows[0] ? opened(rows[0]) : null;
}

/** Keeps a contact, new or changed. */
export async function saveCarrierContact(db: Queryable, contact: CarrierContact, by: string): Promise<void> {
  const { id, carrier, origin, destination, medium, name, address, changedAt } = contact;
  await db.query(
    `insert into carrier_contact (id, carrier, origin, destination, medium, sealed, changed_at, changed_by) values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (id) do update set carrier = excluded.carrier, origin = excluded.origin, destination = excluded.destination,
       medium = excluded.medium, sealed = excluded.sealed, changed_at = excluded.changed_at, changed_by = excluded.changed_by`,
    [id, carrier, origin, destination, medium, seal(JSON.stringify({ name, address })), new Date(changedAt), by],
  );
}

/** Forgets a contact; false when there was none. */
export async function deleteCarrierContact(db: Queryable, id: string): Promise<boolean> {
  return ((await db.query('delete from carrier_contact where id = $1', [id])).rowCount ?? 0) > 0;
}
