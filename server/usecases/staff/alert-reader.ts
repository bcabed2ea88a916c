import { mayAct, STAFF_ROLES, type StaffRole } from '@/server/domain/access/staff-role';
import type { AlertReader } from '@/server/store/open-alert';

/** Whose alerts somebody reads: their own and those of their role and all below. */
export function alertReader({ id, role }: { id: string; role: StaffRole }): AlertReader {
  const roles = STAFF_ROLES.filter((one) => mayAct(role, one)).map((one) => `staff:${one}`);
  return { staffId: id, recipients: [...roles, `person:${id}`] };
}
