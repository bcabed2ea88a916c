import { HOOK_TYPES } from '@/server/domain/hook/hook-types';
import { pool } from '@/server/platform/database';
import type { Context } from '@/server/store/context';
import { changeHook, type HookWish, makeHook } from '@/server/usecases/hook/change-hook';
import { deliverHooks, hooksUnderWay } from '@/server/usecases/hook/deliver-hooks';

export const BY = 'staff:test';

/** Makes a hook that is told of everything. */
export async function hookTo(ctx: Context, url: string, more: Partial<HookWish> = {}): Promise<{ id: string; secret: string }> {
  const made = await makeHook(ctx, { url, description: '', shops: [], types: [...HOOK_TYPES], by: BY, ...more });
  if (made.kind !== 'made') throw new Error(made.kind);
  return made;
}

/** Rounds of delivery until nothing more is due at this moment. */
export async function deliverAll(ctx: Context): Promise<void> {
  for (let rounds = 0; rounds < 200; rounds += 1) {
    const taken = await deliverHooks(ctx);
    await hooksUnderWay();
    if (taken === 0) return;
  }
  throw new Error('delivery does not come to an end');
}

/** The messages as they stand, oldest first. */
export async function messages(): Promise<
  { id: string; type: string; state: string; tries: number; due_at: number; order_no: string | null }[]
> {
  const { rows } = await pool().query(
    `select m.id, m.type, m.state, m.tries, m.due_at, m.version, o.order_no from hook_message m left join orders o on o.id = m.order_id order by m.seq`,
  );
  return rows;
}

export async function hookRow(id: string): Promise<Record<string, unknown>> {
  return (await pool().query('select * from hook where id = $1', [id])).rows[0] as Record<string, unknown>;
}

/** Switches a hook on or off. */
export async function switchHook(ctx: Context, id: string, enabled: boolean): Promise<void> {
  await changeHook(ctx, { id, change: { enabled }, by: BY });
}
