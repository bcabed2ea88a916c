import type { Account } from '@/server/channels/channel';
import { authorizeUrl, exchangeCode } from '@/server/channels/wechat_template/oauth';
import type { Wording } from '@/server/domain/consent/consent-fact';
import { environment } from '@/server/platform/environment';
import { phoneHash } from '@/server/store/contact';
import { type Context, inTransaction } from '@/server/store/context';
import { voidOneTimeConsents } from '@/server/store/one-time-consent';
import { forgetAddress, readReach, writeAddress } from '@/server/store/reach';
import { readyChannels } from '../channel/ready-channels';
import { recordConsent } from '../consent/record-consent';
import { beginAgain } from '../consent/take-wish';

const MEDIUM = 'wechat';

/** Whether customers of this installation can connect their WeChat. */
export async function offersWechat(ctx: Context): Promise<boolean> {
  return (await ownAccount(ctx)) !== null;
}

async function ownAccount(ctx: Context): Promise<Account | null> {
  if (!environment().WECHAT_OAUTH) return null;
  const ready = await readyChannels(ctx.db);
  return (ready.get('wechat_template') ?? ready.get('wechat_subscribe'))?.account ?? null;
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
export async function connectWechat(ctx: Context, input: { code: string; phone: string; wording?: Wording }): Promise<ConnectOutcome> {
  const own = await ownAccount(ctx);
  if (!own) return { kind: 'unreachable' };
  const answer = await exchangeCode(own, input.code);
  switch (answer.kind) {
    case 'openid':
      await inTransaction(ctx, async (tx) => {
        const { wording } = input;
        await writeAddress(tx.db, phoneHash(input.phone), MEDIUM, answer.openid);
        const by = { medium: MEDIUM, way: 'connected', actor: 'customer', ...(wording ? { wording } : {}) } as const;
        await recordConsent(tx, phoneHash(input.phone), beginAgain(by));
      });
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
  await inTransaction(ctx, async (tx) => {
    const hash = phoneHash(input.phone);
    const address = (await readReach(tx.db, hash)).find(({ medium }) => medium === MEDIUM)?.address;
    if (!address) return;
    await forgetAddress(tx.db, hash, MEDIUM);
    await voidOneTimeConsents(tx.db, { medium: MEDIUM, address, at: tx.now() });
    await recordConsent(tx, hash, [{ medium: MEDIUM, topic: 'all', says: 'out', way: 'disconnected', actor: 'customer' }]);
  });
}
