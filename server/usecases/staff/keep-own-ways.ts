import { GROUP_NAMES, type GroupName, type WayHears } from '@/server/domain/notice/staff-way';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { readStaffReach, readWays, saveStaffReach, saveWays, type WayChoice } from '@/server/store/staff-reach';

export interface OwnWays {
  /** Choices in their order; media that are missing follow and bring everything. */
  ways: WayChoice[];
  /** Under which name the person is called in groups: a user id or a phone. */
  names: { of: GroupName; name: string | null }[];
}

/** What a member of staff wants to hear by which way, in which order ways are tried, and what they are called in groups. */
export async function readOwnWays(ctx: Context, { staffId }: { staffId: string }): Promise<OwnWays> {
  const [ways, kept] = [await readWays(ctx.db, staffId), await readStaffReach(ctx.db, staffId)];
  return { ways, names: GROUP_NAMES.map((of) => ({ of, name: kept.find(({ medium }) => medium === of)?.address ?? null })) };
}

/** Keeps the ways of a member of staff in their order. Audited. */
export async function keepOwnWays(
  ctx: Context,
  { staffId, ways }: { staffId: string; ways: { medium: string; hears: WayHears }[] },
): Promise<WayChoice[]> {
  await inTransaction(ctx, async (tx) => {
    await saveWays(tx.db, staffId, ways);
    const actor = `staff:${staffId}`;
    await writeAudit(tx.db, { actor, action: 'staff.ways_changed', subject: actor, detail: { ways } });
  });
  return ways;
}

/** Keeps under which name a member of staff is called in groups; an empty one forgets it. The audit log holds no name. */
export async function keepGroupName(ctx: Context, { staffId, of, name }: { staffId: string; of: GroupName; name: string }): Promise<void> {
  const wanted = name.trim().replace(/^@/, '');
  await inTransaction(ctx, async (tx) => {
    await saveStaffReach(tx.db, staffId, of, wanted === '' ? null : wanted);
    const actor = `staff:${staffId}`;
    await writeAudit(tx.db, { actor, action: 'staff.reach_changed', subject: actor, detail: { of, isSet: wanted !== '' } });
  });
}
