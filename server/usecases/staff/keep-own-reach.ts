import { CHANNELS } from '@/server/channels/registry';
import { MEDIA, type Medium } from '@/server/domain/notice/medium';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { readStaffQuiet, readStaffReach, type StaffQuiet, saveStaffQuiet, saveStaffReach } from '@/server/store/staff-reach';
import { readyChannels } from '../channel/ready-channels';

/** Media on which one person of the staff can be reached; a robot talks to groups. */
export const STAFF_MEDIA = MEDIA.filter((medium) => medium !== 'robot' && readerOf(medium) !== undefined);

function readerOf(medium: Medium): ((text: string) => string | null) | undefined {
  return Object.values(CHANNELS).find((channel) => channel.medium === medium && channel.readStaffAddress)?.readStaffAddress ?? undefined;
}

/** Reads an address of a medium as somebody typed it; null when it cannot be one. */
export function readAddress(medium: Medium, text: string): string | null {
  return readerOf(medium)?.(text) ?? null;
}

/** Media that some channel of this installation can carry to staff. */
export async function readyMedia(ctx: Context): Promise<ReadonlySet<Medium>> {
  const ready = [...(await readyChannels(ctx.db)).values()].filter(({ channel }) => channel.readStaffAddress !== null);
  return new Set(ready.map(({ channel }) => channel.medium));
}

/** A medium on which staff can be alerted, with the address that somebody left there. */
export interface OwnReach {
  medium: Medium;
  address: string | null;
  /** Whether a channel of it is set up on this installation. */
  isReady: boolean;
}

/** Where a member of staff is alerted outside the console, by medium. */
export async function readOwnReach(ctx: Context, input: { staffId: string }): Promise<OwnReach[]> {
  const kept = await readStaffReach(ctx.db, input.staffId);
  const ready = await readyMedia(ctx);
  return STAFF_MEDIA.map((medium) => ({
    medium,
    address: kept.find((r) => r.medium === medium)?.address ?? null,
    isReady: ready.has(medium),
  }));
}

export type ReachKept = { kind: 'kept'; address: string | null } | { kind: 'unreadable' };

/** Keeps where a member of staff wants to be alerted on one medium; an empty text forgets it. The audit log holds no address. */
export async function keepOwnReach(ctx: Context, input: { staffId: string; medium: Medium; text: string }): Promise<ReachKept> {
  const { staffId, medium, text } = input;
  const address = text.trim() === '' ? null : readAddress(medium, text);
  if (address === null && text.trim() !== '') return { kind: 'unreadable' };
  await inTransaction(ctx, async (tx) => {
    await saveStaffReach(tx.db, staffId, medium, address);
    const detail = { medium, isSet: address !== null };
    await writeAudit(tx.db, { actor: `staff:${staffId}`, action: 'staff.reach_changed', subject: `staff:${staffId}`, detail });
  });
  return { kind: 'kept', address };
}

/** When a member of staff is not to be disturbed by alerts that can wait. */
export function readOwnQuiet(ctx: Context, input: { staffId: string }): Promise<StaffQuiet> {
  return readStaffQuiet(ctx.db, input.staffId);
}

/** Keeps when a member of staff is not to be disturbed, on the clock of their own zone; null follows the shop again. */
export async function keepOwnQuiet(ctx: Context, input: { staffId: string } & StaffQuiet): Promise<StaffQuiet> {
  const { staffId, quiet } = input;
  const timeZone = quiet === null ? null : input.timeZone;
  await inTransaction(ctx, async (tx) => {
    await saveStaffQuiet(tx.db, staffId, { quiet, timeZone });
    const detail = { quiet, timeZone };
    await writeAudit(tx.db, { actor: `staff:${staffId}`, action: 'staff.quiet_changed', subject: `staff:${staffId}`, detail });
  });
  return { quiet, timeZone };
}
