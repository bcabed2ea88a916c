import { type PageSignature, signPage } from '@/server/channels/wechat/sign-page';
import { phoneHash } from '@/server/store/contact';
import type { Context } from '@/server/store/context';
import { countOneTimeConsents } from '@/server/store/one-time-consent';
import { readReach } from '@/server/store/reach';
import { readyChannels } from '../channel/ready-channels';

const MEDIUM = 'wechat';

/** What a page inside WeChat needs to ask for one more message of the subscription template. */
export interface OnceOffer {
  templateId: string;
  sign: PageSignature;
  /** Messages that were agreed to and not sent yet. */
  left: number;
}

/**
 * Whether a customer whose WeChat is connected can agree to one more message on the page at `url`; null where we send none, do not
 * know the openid, or WeChat signs no page now. What was chosen there comes as an event of WeChat.
 */
export async function offerOnce(ctx: Context, { phone, url }: { phone: string; url: string }): Promise<OnceOffer | null> {
  const account = (await readyChannels(ctx.db)).get('wechat_subscribe')?.account;
  if (!account?.templateId) return null;
  const address = (await readReach(ctx.db, phoneHash(phone))).find(({ medium }) => medium === MEDIUM)?.address;
  if (!address) return null;
  const sign = await signPage(account, url, ctx.now());
  if (!sign) return null;
  const left = (await countOneTimeConsents(ctx.db, MEDIUM, address)).get(account.templateId) ?? 0;
  return { templateId: account.templateId, sign, left };
}
