import type { StaffRole } from '../domain/access/staff-role';
import { GROUP_NAMES, type GroupName, type WayHears } from '../domain/notice/staff-way';
import type { QuietChoice } from '../domain/preference/preference';
import { seal, unseal } from '../platform/crypto';
import type { Queryable } from './context';

/** Where one member of staff is reached outside the console. */
export interface StaffReach {
  medium: string;
  address: string;
}

/** Addresses of one member of staff, by medium. */
export async function readStaffReach(db: Queryable, staffId: string): Promise<StaffReach[]> {
  const { rows } = await db.query<{ medium: string; sealed: Buffer }>(
    'select medium, sealed from staff_reach where staff_id = $1 order by medium',
    [staffId],
  );
  return rows.map(({ medium, sealed }) => ({ medium, address: unseal(sealed).toString('utf8') }));
}

/** Keeps the address of a member of staff on one medium, encrypted; null forgets it. */
export async function saveStaffReach(db: Queryable, staffId: string, medium: string, address: string | null): Promise<void> {
  if (address === null) {
    await db.query('delete from staff_reach where staff_id = $1 and medium = $2', [staffId, medium]);
    return;
  }
  await db.query(
    `insert into staff_reach (staff_id, medium, sealed) values ($1, $2, $3)
     on conflict (staff_id, medium) do update set sealed = excluded.sealed, updated_at = current_timestamp`,
    [staffId, medium, seal(address)],
  );
}

/** When one member of staff is not to be disturbed by what can wait; null follows the shop. */
export interface StaffQuiet {
  quiet: QuietChoice | null;
  /** IANA zone of these hours. */
  timeZone: string | null;
}

/** Nothing is chosen for somebody who is unknown. */
export async function readStaffQuiet(db: Queryable, staffId: string): Promise<StaffQuiet> {
  const { rows } = await db.query<StaffQuiet>('select quiet, time_zone as "timeZone" from staff where id = $1', [staffId]);
  return rows[0] ?? { quiet: null, timeZone: null };
}

export async function saveStaffQuiet(db: Queryable, staffId: string, { quiet, timeZone }: StaffQuiet): Promise<void> {
  await db.query('update staff set quiet = $2, time_zone = $3 where id = $1', [staffId, quiet, timeZone]);
}

/** The name by which a member of staff is called in groups: a user id or a phone; null where they left none. */
export async function readGroupName(db: Queryable, staffId: string, of: GroupName): Promise<string | null> {
  return (await readStaffReach(db, staffId)).find(({ medium }) => medium === of)?.address ?? null;
}

/** Ids of the active staff of some roles who can be reached outside the console. */
export async function readReachableStaff(db: Queryable, roles: readonly StaffRole[]): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `select s.id from staff s where s.active and s.role = any($1::text[])
       and exists (select 1 from staff_reach r where r.staff_id = s.id and r.medium <> all($2::text[])) order by s.id`,
    [roles, GROUP_NAMES],
  );
  return rows.map((row) => row.id);
}

/** What somebody has chosen about one way of being reached. */
export interface WayChoice {
  medium: string;
  hears: WayHears;
}

/** Choices of one member of staff, in their order. */
export async function readWays(db: Queryable, staffId: string): Promise<WayChoice[]> {
  const { rows } = await db.query<WayChoice>('select medium, hears from staff_way where staff_id = $1 order by place', [staffId]);
  return rows;
}

/** Keeps all choices of one member of staff, in their order. */
export async function saveWays(db: Queryable, staffId: string, ways: readonly WayChoice[]): Promise<void> {
  await db.query(
    `insert into staff_way (staff_id, medium, place, hears)
     select $1, medium, place - 1, hears from unnest($2::text[], $3::text[]) with ordinality as w(medium, hears, place)
     on conflict (staff_id, medium) do update set place = excluded.place, hears = excluded.hears`,
    [staffId, ways.map(({ medium }) => medium), ways.map(({ hears }) => hears)],
  );
}
