/** Roles from the least to the most allowed; each may do everything the ones before it may. */
export const STAFF_ROLES = ['viewer', 'agent', 'supervisor', 'admin'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/** Whether somebody of role `has` may do what asks for role `needs`. */
export function mayAct(has: StaffRole, needs: StaffRole): boolean {
  return STAFF_ROLES.indexOf(has) >= STAFF_ROLES.indexOf(needs);
}
