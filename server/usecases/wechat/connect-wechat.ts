import { authorizeUrl, canConnectWechat, exchangeCode } from '@/server/channels/wechat_template/oauth';
import { phoneHash } from '@/server/store/contact';
import { type Context, inTransaction } from '@/server/store/context';
import { forgetAddress, readReach, writeAddress } from '@/server/store/reach';

const CHANNEL = 'wechat_template';

/** Whether customers of this installation can connect their WeChat. */
export function offersWechat(): boolean {
  return canConnectWechat();
}

/** Where WeChat tells who a reader is; it brings `state` back. */
export function askWechat(state: string): string {
  return authorizeUrl(state);
}

/** How messages reach a customer's WeChat. */
export type WechatState = 'connected' | 'off' | 'blocked' | 'none';

export async function readWechatState(ctx: Context, input: { phone: string }): Promise<WechatState> {
  const reach = (await readReach(ctx.db, phoneHash(input.phone))).find(({ channel }) => channel === CHANNEL);
  if (!reach?.address) return 'none';
  return reach.consent === 'in' ? 'connected' : reach.consent === 'out' ? 'off' : 'blocked';
}

export type ConnectOutcome = { kind: 'connected' } | { kind: 'stale' } | { kind: 'unreachable' };

/**
 * Keeps the openid behind a code as the way to reach a customer who has proved the phone and said yes. The same openid may stand for
 * several phones: one person may have ordered with each.
 */
export async function connectWechat(ctx: Context, input: { code: string; phone: string }): Promise<ConnectOutcome> {
  const answer = await exchangeCode(input.code);
  switch (answer.kind) {
    case 'openid':
      await inTransaction(ctx, (tx) => writeAddress(tx.db, phoneHash(input.phone), CHANNEL, answer.openid));
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
  await inTransaction(ctx, (tx) => forgetAddress(tx.db, phoneHash(input.phone), CHANNEL));
}
