import type { Text } from '../shared/language';

/** Roles from the least to the most allowed; each may do everything the ones before it may. */
export const STAFF_ROLES = ['viewer', 'agent', 'supervisor', 'admin'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

export const STAFF_ROLE_NAMES: Record<StaffRole, Text> = {
  viewer: { 'zh-CN': '客服(只读)', en: 'Viewer (read only)' },
  agent: { 'zh-CN': '客服专员', en: 'Agent' },
  supervisor: { 'zh-CN': '主管', en: 'Supervisor' },
  admin: { 'zh-CN': '管理员', en: 'Administrator' },
};

/** Whether somebody of role `has` may do what asks for role `needs`. */
export function mayAct(has: StaffRole, needs: StaffRole): boolean {
  return STAFF_ROLES.indexOf(has) >= STAFF_ROLES.indexOf(needs);
}
