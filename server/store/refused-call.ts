import type { Instant } from '../domain/shared/instant';
import { type IngestCall, KEPT_CALLS, type KeyRefusal } from '../domain/source/refused-call';
import { seal, sha256Hex } from '../platform/crypto';
import type { Queryable } from './context';

/** Calls that one address made with one key, or with keys nobody knows (`keyId` ''). */
export interface RefusedCaller {
  keyId: string;
  address: string;
  /** Of the newest call. */
  reason: KeyRefusal;
  calls: number;
  firstAt: Instant;
  lastAt: Instant;
}

/** Adds refused calls to the address and key they came with. */
export async function addRefusedCallers(db: Queryable, callers: readonly RefusedCaller[]): Promise<void> {
  if (callers.length === 0) return;
  await db.query({
    name: 'refused-callers',
    text: `insert into refused_caller (key_id, address, reason, calls, first_at, last_at)
           select key_id, address, reason, calls, first_at, last_at
             from json_to_recordset($1::json) as r(key_id text, address text, reason text, calls int, first_at timestamptz, last_at timestamptz)
            order by key_id, address
           on conflict (key_id, address) do update set calls = refused_caller.calls + excluded.calls, reason = excluded.reason,
             last_at = greatest(refused_caller.last_at, excluded.last_at)`,
    values: [JSON.stringify(callers.map((c) => ({ ...c, key_id: c.keyId, first_at: new Date(c.firstAt), last_at: new Date(c.lastAt) })))],
  });
}

/** Forgets all but the newest `kept` addresses of each key, and of those without one. */
export async function trimRefusedCallers(db: Queryable, kept: number): Promise<void> {
  await db.query(
    `delete from refused_caller r using (
       select key_id, address, row_number() over (partition by key_id order by last_at desc, address) as place from refused_caller) o
      where r.key_id = o.key_id and r.address = o.address and o.place > $1`,
    [kept],
  );
}

/** Addresses whose calls were refused for their key, the last one first. */
export async function readRefusedCallers(db: Queryable, most: number): Promise<RefusedCaller[]> {
  const { rows } = await db.query(
    `select key_id as "keyId", address, reason, calls, first_at as "firstAt", last_at as "lastAt" from refused_caller
      order by last_at desc, key_id, address limit $1`,
    [most],
  );
  return rows as RefusedCaller[];
}

/** What is kept of the calls of one key. */
export interface KeptCalls {
  keyId: string;
  calls: number;
  bytes: number;
  firstAt: Instant;
  lastAt: Instant;
}

/** Kept bodies by key. */
export async function countKeptCalls(db: Queryable): Promise<KeptCalls[]> {
  const { rows } = await db.query(
    `select key_id as "keyId", count(*)::int as calls, sum(size)::int as bytes, min(received_at) as "firstAt", max(received_at) as "lastAt"
       from refused_call group by 1 order by 5 desc`,
  );
  return rows as KeptCalls[];
}

/** Keeps the body of a refused call, encrypted, while there is room for its key; the same body is kept once. */
export async function keepRefusedCall(
  db: Queryable,
  call: { keyId: string; call: IngestCall; reason: KeyRefusal; address: string; receivedAt: Instant; body: Buffer },
): Promise<void> {
  await db.query({
    name: 'keep-refused-call',
    text: `insert into refused_call (key_id, call, reason, address, received_at, sealed, size, sha256)
           select $1, $2, $3, $4, $5, $6, $7::int, $8
             from (select count(*) as calls, coalesce(sum(size), 0) as bytes from refused_call where key_id = $1) kept
            where kept.calls < $9 and kept.bytes + $7 <= $10
           on conflict do nothing`,
    values: [
      call.keyId,
      call.call,
      call.reason,
      call.address,
      new Date(call.receivedAt),
      seal(call.body),
      call.body.length,
      sha256Hex(call.body),
      KEPT_CALLS.most,
      KEPT_CALLS.together,
    ],
  });
}

/** The next kept bodies of a key after an id, as they came and encrypted, locked until the transaction ends; those that another one holds are passed over. */
export async function lockRefusedCalls(
  db: Queryable,
  next: { keyId: string; afterId: number; most: number },
): Promise<{ id: number; call: IngestCall; sealed: Buffer }[]> {
  const { rows } = await db.query(
    'select id, call, sealed from refused_call where key_id = $1 and id > $2 order by id limit $3 for update skip locked',
    [next.keyId, next.afterId, next.most],
  );
  return rows as { id: number; call: IngestCall; sealed: Buffer }[];
}

/** Forgets kept bodies. */
export async function deleteRefusedCalls(db: Queryable, ids: readonly number[]): Promise<void> {
  await db.query('delete from refused_call where id = any($1::bigint[])', [ids]);
}

/** Forgets every kept body of a key; answers how many. */
export async function discardRefusedCalls(db: Queryable, keyId: string): Promise<number> {
  return (await db.query('delete from refused_call where key_id = $1', [keyId])).rowCount ?? 0;
}
