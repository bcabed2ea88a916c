import type { AlertParams } from '../domain/notice/staff-alert';
import { type GroupHearing, groupHearing } from '../domain/notice/staff-group';
import type { Instant } from '../domain/shared/instant';
import { seal, unseal } from '../platform/crypto';
import type { Queryable } from './context';

/** A group of staff that a robot writes to; the robot's address is read apart. */
export interface StaffGroup {
  id: string;
  name: string;
  /** Code of the channel. */
  channel: string;
  hears: GroupHearing;
  isActive: boolean;
  createdAt: Instant;
}

const ROW = 'id, name, channel, hears, is_active as "isActive", created_at as "createdAt"';

function parsed(rows: StaffGroup[]): StaffGroup[] {
  return rows.map((row) => ({ ...row, hears: groupHearing.parse(row.hears) }));
}

/** Every group, by name. */
export async function listGroups(db: Queryable): Promise<StaffGroup[]> {
  return parsed((await db.query<StaffGroup>(`select ${ROW} from staff_group order by name, id`)).rows);
}

/** Groups that are told of anything at all. */
export async function readActiveGroups(db: Queryable): Promise<StaffGroup[]> {
  return parsed((await db.query<StaffGroup>({ name: 'active-groups', text: `select ${ROW} from staff_group where is_active` })).rows);
}

/** Code of the shop whose order or ticket an alert names; null where it names none. */
export async function readShopOf(db: Queryable, { orderId, ticketId }: AlertParams): Promise<string | null> {
  const { rows } = await db.query<{ shop: string }>(
    'select shop from orders where id = coalesce($1::uuid, (select order_id from ticket where id = $2::uuid))',
    [orderId ?? null, ticketId ?? null],
  );
  return rows[0]?.shop ?? null;
}

/** Where the robot of a group is written to; null when there is no such group. */
export async function readGroupAddress(
  db: Queryable,
  id: string,
): Promise<{ name: string; channel: string; address: string; isActive: boolean } | null> {
  const { rows } = await db.query<{ name: string; channel: string; sealed: Buffer; isActive: boolean }>(
    'select name, channel, sealed, is_active as "isActive" from staff_group where id = $1',
    [id],
  );
  const row = rows[0];
  return row ? { name: row.name, channel: row.channel, isActive: row.isActive, address: unseal(row.sealed).toString('utf8') } : null;
}

export async function insertGroup(db: Queryable, group: StaffGroup & { address: string; createdBy: string }): Promise<void> {
  await db.query(
    'insert into staff_group (id, name, channel, sealed, hears, is_active, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8)',
    [
      group.id,
      group.name,
      group.channel,
      seal(group.address),
      JSON.stringify(group.hears),
      group.isActive,
      group.createdBy,
      new Date(group.createdAt),
    ],
  );
}

/** Changes a group; an address that is null stays as it was. False when there is none. */
export async function updateGroup(
  db: Queryable,
  group: Pick<StaffGroup, 'id' | 'name' | 'hears' | 'isActive'> & { address: string | null },
): Promise<boolean> {
  const { rowCount } = await db.query(
    'update staff_group set name = $2, hears = $3, is_active = $4, sealed = coalesce($5, sealed) where id = $1',
    [group.id, group.name, JSON.stringify(group.hears), group.isActive, group.address === null ? null : seal(group.address)],
  );
  return rowCount === 1;
}

/** False when there is none. */
export async function deleteGroup(db: Queryable, id: string): Promise<boolean> {
  const { rowCount } = await db.query('delete from staff_group where id = $1', [id]);
  return rowCount === 1;
}
