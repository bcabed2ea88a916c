import type { Content } from '@/server/channels/channel';
import type { Context } from '@/server/store/context';
import { readGroupName } from '@/server/store/staff-reach';

type Mentions = Extract<Content, { kind: 'robot' }>['mentions'];

/** Whom a message to a group calls: the person (an id of staff) by the name or phone that they left for groups of that robot, or nobody. */
export async function callByName(ctx: Context, staffId: string | null, channel: string): Promise<Mentions> {
  const name = staffId === null ? null : await readGroupName(ctx.db, staffId, channel === 'wecom_robot' ? 'wecom' : 'dingtalk');
  const isPhone = name !== null && /^\+?\d{6,15}$/.test(name);
  return { phones: name !== null && isPhone ? [name] : [], ids: name !== null && !isPhone ? [name] : [], all: false };
}
