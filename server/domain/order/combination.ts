import type { Text } from '../shared/language';
import { ORDER_CODES } from '../tracking/event-code';
import type { SourceKind } from '../tracking/fact';
import type { Lifecycle } from './lifecycle';

/** One of the things that must hold: somebody's last word on a matter is one of these. */
export interface Condition {
  /** Kinds of systems, and accounts by name, whose word counts; anybody's where both are empty. */
  kinds: readonly SourceKind[];
  sources: readonly string[];
  /** Order codes; any of them. */
  says: readonly string[];
}

/** What several systems say together, and what that makes of the order (R0-11). */
export interface CombinationRule {
  code: string;
  name: Text;
  enabled: boolean;
  /** All of these. */
  when: readonly Condition[];
  lifecycle: CombinedLifecycle;
  /** A line below the headline for staff: what this state means here. */
  words?: Text;
  /** Version of the table in which it came to say this; 0 for what the product ships with. */
  since: number;
}

/**
 * States that words alone can lead to. Payment follows from who receives it, what a carrier has in hand from its scans, and
 * every end from facts of its own (DOMAIN 5.5).
 */
export const COMBINED_LIFECYCLES = [
  'in_review',
  'presale_waiting',
  'in_production',
  'backordered',
  'allocated',
  'picking',
  'picked',
  'packed',
  'shipped',
] as const satisfies readonly Lifecycle[];
export type CombinedLifecycle = (typeof COMBINED_LIFECYCLES)[number];

/** Words that a condition can ask for. */
export const CONDITION_CODES: readonly string[] = [
  ...ORDER_CODES.filter((code) => code !== 'withdrawn' && code !== 'note'),
  'shipment.linked',
];

const PAID_BY_WORD = ['paid', 'payment.confirmed', 'payment.claimed', 'payment_verifying'];

/** ERP 已收款 + WMS 已拣货 → 待打包, and its like for the other steps of the warehouse. */
function paidAnd(code: string, says: readonly string[], lifecycle: CombinedLifecycle, name: Text): CombinationRule {
  const when = [PAID_BY_WORD, says].map((words) => ({ kinds: [], sources: [], says: words }));
  return { code, name, enabled: true, when, lifecycle, since: 0 };
}

/** The table that the product ships with. */
export const DEFAULT_COMBINATIONS: readonly CombinationRule[] = [
  paidAnd('paid_backordered', ['stock.short', 'backordered'], 'backordered', {
    'zh-CN': '已收款 + 缺货 → 缺货待补',
    en: 'Paid + short of stock → out of stock',
  }),
  paidAnd('paid_allocated', ['allocated'], 'allocated', {
    'zh-CN': '已收款 + 库存锁定 → 等待拣货',
    en: 'Paid + stock reserved → to be picked',
  }),
  paidAnd('paid_picking', ['picking'], 'picking', { 'zh-CN': '已收款 + 拣货中 → 仓库拣货中', en: 'Paid + being picked → being picked' }),
  paidAnd('paid_picked', ['picked'], 'picked', { 'zh-CN': '已收款 + 已拣货 → 待打包', en: 'Paid + picked → to be packed' }),
  paidAnd('paid_packed', ['packed'], 'packed', { 'zh-CN': '已收款 + 已打包 → 待揽收', en: 'Paid + packed → waiting for the carrier' }),
  paidAnd('paid_shipped', ['shipped'], 'shipped', { 'zh-CN': '已收款 + 已出库 → 已发货', en: 'Paid + left the warehouse → shipped' }),
  {
    code: 'waybill_returned',
    name: { 'zh-CN': '已收款 + 运单号已返回 → 已发货', en: 'Paid + tracking number returned → shipped' },
    enabled: false,
    when: [PAID_BY_WORD, ['shipment.linked']].map((says) => ({ kinds: [], sources: [], says })),
    lifecycle: 'shipped',
    since: 0,
  },
];
