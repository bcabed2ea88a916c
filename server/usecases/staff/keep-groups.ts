import { CHANNELS } from '@/server/channels/registry';
import type { GroupHearing } from '@/server/domain/notice/staff-group';
import { newId } from '@/server/platform/ids';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { deleteGroup, insertGroup, listGroups, readGroupAddress, type StaffGroup, updateGroup } from '@/server/store/staff-group';
import { isChannelCode, readyChannels } from '../channel/ready-channels';

/** Channels that write to groups. */
function robots() {
  return Object.values(CHANNELS).filter(({ medium }) => medium === 'robot');
}

export interface GroupPage {
  groups: StaffGroup[];
  /** Channels that write to groups, and whether they are switched on. */
  robots: { code: string; isReady: boolean }[];
}

/** Groups of staff that robots write to; their addresses are never shown again. */
export async function readGroups(ctx: Context): Promise<GroupPage> {
  const ready = await readyChannels(ctx.db);
  return { groups: await listGroups(ctx.db), robots: robots().map(({ code }) => ({ code, isReady: ready.has(code) })) };
}

export interface GroupInput {
  /** Null is a new group. */
  id: string | null;
  name: string;
  channel: string;
  /** As somebody pasted it from the group's robot; empty leaves that of a known group as it is. */
  address: string;
  hears: GroupHearing;
  isActive: boolean;
}

export type GroupSaved = { kind: 'saved'; id: string } | { kind: 'missing' } | { kind: 'unreadable' };

/** Adds or changes a group. Audited, without the address. */
export async function saveGroup(ctx: Context, { group, by }: { group: GroupInput; by: string }): Promise<GroupSaved> {
  const { id, name, hears, isActive } = group;
  const known = id === null ? null : await readGroupAddress(ctx.db, id);
  if (id !== null && !known) return { kind: 'missing' };
  const channel = robots().find(({ code }) => code === (known?.channel ?? group.channel));
  const isKept = known !== null && group.address.trim() === '';
  const address = isKept ? null : (channel?.readGroupAddress?.(group.address) ?? null);
  if (!channel || (address === null && !isKept)) return { kind: 'unreadable' };
  return inTransaction(ctx, async (tx): Promise<GroupSaved> => {
    const own = id ?? newId(tx.now());
    if (id !== null) await updateGroup(tx.db, { id, name, hears, isActive, address });
    else
      await insertGroup(tx.db, {
        id: own,
        name,
        channel: channel.code,
        hears,
        isActive,
        address: address!,
        createdAt: tx.now(),
        createdBy: by,
      });
    const detail = { name, channel: channel.code, hears, isActive, isNewAddress: address !== null };
    await writeAudit(tx.db, { actor: by, action: id === null ? 'group.added' : 'group.changed', subject: `group:${own}`, detail });
    return { kind: 'saved', id: own };
  });
}

/** Forgets a group and its robot. Audited. */
export async function dropGroup(ctx: Context, { id, by }: { id: string; by: string }): Promise<{ kind: 'dropped' } | { kind: 'missing' }> {
  return inTransaction(ctx, async (tx): Promise<{ kind: 'dropped' } | { kind: 'missing' }> => {
    if (!(await deleteGroup(tx.db, id))) return { kind: 'missing' };
    await writeAudit(tx.db, { actor: by, action: 'group.dropped', subject: `group:${id}` });
    return { kind: 'dropped' };
  });
}

export type GroupTested = { kind: 'sent' } | { kind: 'missing' } | { kind: 'not_ready' } | { kind: 'refused'; detail: string };

/** Writes a line to a group, to see that its robot is heard; it stands in no ledger. Audited. */
export async function testGroup(ctx: Context, { id, by, words }: { id: string; by: string; words: string }): Promise<GroupTested> {
  const group = await readGroupAddress(ctx.db, id);
  if (!group) return { kind: 'missing' };
  const way = isChannelCode(group.channel) ? (await readyChannels(ctx.db)).get(group.channel) : undefined;
  if (!way) return { kind: 'not_ready' };
  const content = { kind: 'robot' as const, title: group.name, markdown: words, mentions: { phones: [], ids: [], all: false } };
  const sent = await way.channel.send(way.account, { attemptId: newId(ctx.now()), address: group.address, content }, ctx.now());
  await writeAudit(ctx.db, { actor: by, action: 'group.tested', subject: `group:${id}`, detail: { outcome: sent.outcome } });
  return sent.outcome === 'accepted' ? { kind: 'sent' } : { kind: 'refused', detail: sent.detail };
}
