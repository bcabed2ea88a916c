import { consoleRouter } from '@/server/api/trpc/console-router';
import { createCallerFactory } from '@/server/api/trpc/procedures';
import type { StaffRole } from '@/server/domain/access/staff-role';
import { newId } from '@/server/platform/ids';
import { newContext } from '@/server/store/context';
import { insertStaff } from '@/server/store/staff';

const createCaller = createCallerFactory(consoleRouter);

/** Adds a member of staff whose password nobody knows and answers the id. */
export async function addStaff(role: StaffRole, name: string = role): Promise<string> {
  const id = newId();
  await insertStaff(newContext().db, { id, email: `${name}@shop.test`, name, role, passwordHash: 'scrypt$none' });
  return id;
}

/** The console's procedures as somebody of that role asks for them; null is nobody. */
export function callsAs(role: StaffRole | null, id: string = newId(), now?: () => number) {
  const staff = role && { id, name: role, email: `${role}@shop.test`, role, credentialTag: '' };
  return createCaller({ ctx: newContext(now), staff });
}
