import type { Account } from '@/server/channels/channel';
import { authorizeUrl, exchangeCode } from '@/server/channels/wechat_template/oauth';
import { environment } from '@/server/platform/environment';
import { phoneHash } from '@/server/store/contact';
import { type Context, inTransaction } from '@/server/store/context';
import { forgetAddress, readReach, writeAddress } from '@/server/store/reach';
import { readyChannels } from '../channel/ready-channels';

const MEDIUM = 'wechat';

/** Whether customers of this installation can connect their WeChat. */
export async function offersWechat(ctx: Context): Promise<boolean> {
  return (await ownAccount(ctx)) !== null;
}

async function ownAccount(ctx: Context): Promise<Account | null> {
  return environment().WECHAT_OAUTH ? ((await readyChannels(ctx.db)).get('wechat_template')?.account ?? null) : null;
}

/** Where WeChat tells who a reader is; it brings `state` back. Null where that is not offered. */
export async function askWechat(ctx: Context, state: string): Promise<string | null> {
  const own = await ownAccount(ctx);
  return own && authorizeUrl(own, state);
}

/** How messages reach a customer's WeChat. */
export type WechatState = 'connected' | 'off' | 'blocked' | 'none';

export async function readWechatState(ctx: Context, input: { phone: string }): Promise<WechatState> {
  const reach = (await readReach(ctx.db, phoneHash(input.phone))).find(({ medium }) => medium === MEDIUM);
  if (!reach?.address) return 'none';
  return reach.consent === 'in' ? 'connected' : reach.consent === 'out' ? 'off' : 'blocked';
}

export type ConnectOutcome = { kind: 'connected' } | { kind: 'stale' } | { kind: 'unreachable' };

/**
 * Keeps the openid behind a code as the way to reach a customer who has proved the phone and said yes. The same openid may stand for
 * several phones: one person may have ordered with each.
 */
export async function connectWechat(ctx: Context, input: { code: string; phone: string }): Promise<ConnectOutcome> {
  const own = await ownAccount(ctx);
  if (!own) return { kind: 'unreachable' };
  const answer = await exchangeCode(own, input.code);
  switch (answer.kind) {
    case 'openid':
      await inTransaction(ctx, (tx) => writeAddress(tx.db, phoneHash(input.phone), MEDIUM, answer.openid));
      return { kind: 'connected' };
    case 'stale_code':
      return { kind: 'stale' };
    case 'failed':
      ctx.log.warn({ detail: answer.detail }, 'WeChat did not say whose code it is');
      return { kind: 'unreachable' };
  }
}

/** Forgets a customer's openid; doing it again changes nothing. */
export async function disconnectWechat(ctx: Context, input: { phone: string }): Promise<void> {
  await inTransaction(ctx, (tx) => forgetAddress(tx.db, phoneHash(input.phone), MEDIUM));
}
