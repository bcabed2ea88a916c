import type { Context } from '@/server/store/context';
import { listStaff, type StaffRow } from '@/server/store/staff';

/** Everybody who may sign in, and who could. */
export function listPeople(ctx: Context): Promise<StaffRow[]> {
  return listStaff(ctx.db);
}
