import type { Medium } from '@/server/domain/notice/medium';
import type { Context } from '@/server/store/context';
import { readStaffById } from '@/server/store/staff';
import { readStaffReach } from '@/server/store/staff-reach';

/** Where a member of staff reads what comes by a medium: what they have left, for mails else the address they sign in with. */
export async function readOwnAddress(ctx: Context, staffId: string, medium: Medium): Promise<string | null> {
  const kept = (await readStaffReach(ctx.db, staffId)).find((one) => one.medium === medium)?.address;
  if (kept !== undefined || medium !== 'mail') return kept ?? null;
  return (await readStaffById(ctx.db, staffId))?.email ?? null;
}
