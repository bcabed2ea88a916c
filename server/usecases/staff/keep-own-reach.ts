import { CHANNEL_CODES, type ChannelCode } from '@/server/channels/channel';
import { CHANNELS } from '@/server/channels/registry';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { readStaffQuiet, readStaffReach, type StaffQuiet, saveStaffQuiet, saveStaffReach } from '@/server/store/staff-reach';

/** Channels on which staff can be reached. */
export const STAFF_CHANNELS = CHANNEL_CODES.filter((code) => CHANNELS[code].readStaffAddress !== null);

/** A channel on which staff can be alerted, with the address that somebody left there. */
export interface OwnReach {
  channel: ChannelCode;
  address: string | null;
  /** Whether the channel is set up on this installation. */
  isReady: boolean;
}

/** Where a member of staff is alerted outside the console, by channel. */
export async function readOwnReach(ctx: Context, input: { staffId: string }): Promise<OwnReach[]> {
  const kept = await readStaffReach(ctx.db, input.staffId);
  return STAFF_CHANNELS.map((channel) => ({
    channel,
    address: kept.find((r) => r.channel === channel)?.address ?? null,
    isReady: CHANNELS[channel].missing() === null,
  }));
}

export type ReachKept = { kind: 'kept'; address: string | null } | { kind: 'unreadable' };

/** Keeps where a member of staff wants to be alerted on one channel; an empty text forgets it. The audit log holds no address. */
export async function keepOwnReach(ctx: Context, input: { staffId: string; channel: ChannelCode; text: string }): Promise<ReachKept> {
  const { staffId, channel, text } = input;
  const address = text.trim() === '' ? null : (CHANNELS[channel].readStaffAddress?.(text) ?? null);
  if (address === null && text.trim() !== '') return { kind: 'unreadable' };
  await inTransaction(ctx, async (tx) => {
    await saveStaffReach(tx.db, staffId, channel, address);
    const detail = { channel, isSet: address !== null };
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
