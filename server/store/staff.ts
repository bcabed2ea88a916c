import type { StaffRole } from '../domain/access/staff-role';
import type { Instant } from '../domain/shared/instant';
import type { Queryable } from './context';

/** A member of staff as the console shows one; the password's hash is never part of it. */
export interface StaffRow {
  id: string;
  /** Lower case; unique. */
  email: string;
  name: string;
  role: StaffRole;
  active: boolean;
  createdAt: Instant;
  lastSeenAt: Instant | null;
}

const COLUMNS = 'id, email, name, role, active, created_at as "createdAt", last_seen_at as "lastSeenAt"';

/** Everybody, active first, then by name. */
export async function listStaff(db: Queryable): Promise<StaffRow[]> {
  const { rows } = await db.query(`select ${COLUMNS} from staff order by active desc, name, email`);
  return rows as StaffRow[];
}

export async function readStaffById(db: Queryable, id: string): Promise<StaffRow | null> {
  const { rows } = await db.query(`select ${COLUMNS} from staff where id = $1`, [id]);
  return (rows[0] as StaffRow | undefined) ?? null;
}

/**
 * One with the hash of the password, for signing in and for checking a session. An e-mail address is compared as given,
 * so lower it before.
 */
export async function readStaffWithHash(
  db: Queryable,
  who: { id: string } | { email: string },
): Promise<(StaffRow & { passwordHash: string }) | null> {
  const [column, value] = 'id' in who ? ['id', who.id] : ['email', who.email];
  const { rows } = await db.query(`select ${COLUMNS}, password_hash as "passwordHash" from staff where ${column} = $1`, [value]);
  return (rows[0] as (StaffRow & { passwordHash: string }) | undefined) ?? null;
}

/** Adds one; false when the address is taken. */
export async function insertStaff(
  db: Queryable,
  staff: { id: string; email: string; name: string; role: StaffRole; passwordHash: string },
): Promise<boolean> {
  const { rowCount } = await db.query(
    'insert into staff (id, email, name, role, password_hash) values ($1, $2, $3, $4, $5) on conflict (email) do nothing',
    [staff.id, staff.email, staff.name, staff.role, staff.passwordHash],
  );
  return rowCount === 1;
}

/** Changes what is given and leaves the rest. */
export async function updateStaff(
  db: Queryable,
  id: string,
  change: { name?: string; role?: StaffRole; active?: boolean; passwordHash?: string },
): Promise<void> {
  await db.query(
    `update staff set name = coalesce($2, name), role = coalesce($3, role), active = coalesce($4, active),
            password_hash = coalesce($5, password_hash)
      where id = $1`,
    [id, change.name ?? null, change.role ?? null, change.active ?? null, change.passwordHash ?? null],
  );
}

/** Locks the active administrators, so that two who take each other's role away at once cannot leave none. */
export async function lockActiveAdmins(db: Queryable): Promise<string[]> {
  const { rows } = await db.query(`select id from staff where active and role = 'admin' order by id for update`);
  return (rows as { id: string }[]).map((row) => row.id);
}

export async function markStaffSeen(db: Queryable, id: string, at: Instant): Promise<void> {
  await db.query('update staff set last_seen_at = to_timestamp($2::double precision / 1000) where id = $1', [id, at]);
}
