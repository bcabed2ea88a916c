import type { Account, Channel, ChannelCode } from '@/server/channels/channel';
import { CHANNELS } from '@/server/channels/registry';
import { publicUrl } from '@/server/platform/environment';
import { writeAudit } from '@/server/store/audit';
import { loadChannelSettings } from '@/server/store/channel-setting';
import type { Context } from '@/server/store/context';
import { accountOf } from './ready-channels';

/** Fields that stand as a secret in the address that a provider calls without signing. */
const ENDPOINT_FIELDS: ReadonlySet<string> = new Set(['receiptToken', 'bounceToken']);
/** Channels of one account, whose provider knows one address only. */
const AT_DOOR_OF: Partial<Record<ChannelCode, ChannelCode>> = { wechat_subscribe: 'wechat_template' };

/** Where a provider reports to: known to everybody, a secret that is shown when it is asked for, or not set up yet. */
export type ReceiptsDoor = { kind: 'open'; address: string } | { kind: 'secret' } | { kind: 'not_set_up'; field: string };

/** Where the provider of a channel reports to; null where it never calls. */
export function receiptsDoor(channel: Channel, account: Account): ReceiptsDoor | null {
  if (!channel.readCall) return null;
  const field = endpointField(channel);
  if (!field) return { kind: 'open', address: addressAt(channel.code, 'main') };
  return account[field] ? { kind: 'secret' } : { kind: 'not_set_up', field };
}

/** The secret address that a provider reports to, for somebody who enters it there. Audited. Null where there is none. */
export async function showReceiptsAddress(ctx: Context, { code, by }: { code: ChannelCode; by: string }): Promise<string | null> {
  const channel = CHANNELS[code];
  const field = endpointField(channel);
  const token = field && accountOf(channel, (await loadChannelSettings(ctx.db)).get(code))[field];
  if (!channel.readCall || !token) return null;
  await writeAudit(ctx.db, { actor: by, action: 'channel.address_shown', subject: `channel:${code}` });
  return addressAt(code, token);
}

function endpointField({ account }: Channel): string | undefined {
  return account.find(({ key }) => ENDPOINT_FIELDS.has(key))?.key;
}

function addressAt(code: ChannelCode, endpoint: string): string {
  return `${publicUrl()}/api/receipts/${AT_DOOR_OF[code] ?? code}/${endpoint}`;
}
