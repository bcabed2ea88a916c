import type { Language, Text } from '@/server/domain/shared/language';
import type { SourceKind } from '@/server/domain/tracking/fact';
import { textIn } from '@/server/domain/wording/text-in';

const KINDS: Record<SourceKind, Text> = {
  carrier: { 'zh-CN': '快递公司', en: 'carrier' },
  aggregator: { 'zh-CN': '物流平台', en: 'tracking service' },
  platform: { 'zh-CN': '商城', en: 'shop' },
  gateway: { 'zh-CN': '支付渠道', en: 'payment provider' },
  erp: { 'zh-CN': '商家系统', en: 'shop records' },
  wms: { 'zh-CN': '仓库', en: 'warehouse' },
  tms: { 'zh-CN': '运输调度', en: 'transport desk' },
  crm: { 'zh-CN': '商家客服', en: 'customer service' },
  customer: { 'zh-CN': '收件人', en: 'recipient' },
  manual: { 'zh-CN': '商家客服', en: 'customer service' },
  portal: { 'zh-CN': '本站', en: 'this site' },
  other: { 'zh-CN': '其他系统', en: 'another system' },
};

/** Services that customers know by name; other accounts are named by what they are. */
const KNOWN: Record<string, Text> = {
  kuaidi100: { 'zh-CN': '快递100', en: 'Kuaidi100' },
  aftership: { 'zh-CN': 'AfterShip', en: 'AfterShip' },
  shopify: { 'zh-CN': 'Shopify', en: 'Shopify' },
  '17track': { 'zh-CN': '17TRACK', en: '17TRACK' },
};

/** Who said it, for customers: a service they know, else the kind of system. Names of accounts stay inside. */
export function wordSource(source: string, kind: SourceKind, language: Language): string {
  const known = Object.keys(KNOWN).find((name) => source.toLowerCase().startsWith(name));
  return textIn(known ? KNOWN[known]! : KINDS[kind], language);
}
