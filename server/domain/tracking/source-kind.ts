import { CARRIER_CODES, canonicalCarrier } from './carriers';
import type { SourceKind } from './fact';

const BY_NAME: Record<string, SourceKind> = {
  wms: 'wms',
  warehouse: 'wms',
  erp: 'erp',
  tms: 'tms',
  crm: 'crm',
  gateway: 'gateway',
  payment: 'gateway',
  alipay: 'gateway',
  wechatpay: 'gateway',
  wechat_pay: 'gateway',
  wechat_pay_v2: 'gateway',
  unionpay: 'gateway',
  stripe: 'gateway',
  paypal: 'gateway',
  shop: 'platform',
  platform: 'platform',
  oms: 'platform',
  shopify: 'platform',
  woocommerce: 'platform',
  jiandaoyun: 'crm',
  taobao: 'platform',
  tmall: 'platform',
  douyin: 'platform',
  pinduoduo: 'platform',
  kuaidi100: 'aggregator',
  kdniao: 'aggregator',
  aftership: 'aggregator',
  easypost: 'aggregator',
  shippo: 'aggregator',
  '17track': 'aggregator',
  carrier: 'carrier',
  customer: 'customer',
  manual: 'manual',
};

/**
 * What a source that nobody registered is believed about, by its name: `wms`, `erp`, `tms`, `crm`, a payment gateway, a
 * shop platform, an aggregator, a carrier's code or name, `manual`. A suffix after `-`, `_`, `.` or `:` does not count
 * (`wms-east` is a WMS). Everything else is `other`. Registered sources say their kind themselves.
 */
export function sourceKindOf(name: string): SourceKind {
  const whole = name.trim().toLowerCase();
  const head = whole.split(/[-_.:]/)[0]!;
  const named = BY_NAME[whole] ?? BY_NAME[head];
  if (named) return named;
  return [whole, head].some((n) => CARRIER_CODES.includes(canonicalCarrier(n))) ? 'carrier' : 'other';
}
