import { track17 } from './17track/track17';
import { aftership } from './aftership/aftership';
import { alipay } from './alipay/alipay';
import { connector } from './connector/connector';
import { easypost } from './easypost/easypost';
import { jiandaoyun } from './jiandaoyun/jiandaoyun';
import { kdniao } from './kdniao/kdniao';
import { kuaidi100 } from './kuaidi100/kuaidi100';
import { sf } from './sf/sf';
import { shippo } from './shippo/shippo';
import { shopify } from './shopify/shopify';
import type { Source } from './source';
import { standardWebhooks } from './standard_webhooks/standard-webhooks';
import { type Mapped, UNMAPPED } from './status-map';
import { wechatPay } from './wechat_pay/wechat-pay';
import { wechatPayV2 } from './wechat_pay_v2/wechat-pay-v2';
import { woocommerce } from './woocommerce/woocommerce';

/** Every vendor that can push to us, by its path segment. */
export const SOURCES: Readonly<Record<string, Source>> = {
  kuaidi100,
  '17track': track17,
  kdniao,
  sf,
  aftership,
  easypost,
  shippo,
  shopify,
  woocommerce,
  jiandaoyun,
  standard_webhooks: standardWebhooks,
  wechat_pay: wechatPay,
  wechat_pay_v2: wechatPayV2,
  alipay,
  connector,
};

/** The vendor of an adapter's name; undefined when there is none. */
export function findSource(adapter: string): Source | undefined {
  return Object.hasOwn(SOURCES, adapter) ? SOURCES[adapter] : undefined;
}

/** A source's own word through the map of its adapter; unmapped where there is no map. */
export function mapSourceCode(adapter: string, sourceCode: string, text: string): Mapped {
  return findSource(adapter)?.map(sourceCode, text) ?? UNMAPPED;
}
