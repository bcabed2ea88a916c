import type { Text } from '../shared/language';
import type { Attention } from '../tracking/attention';

export const CONFLICT_CODES = ['stock', 'vip', 'delivered_refused', 'paid_unpaid', 'address_after_picking'] as const;
export type ConflictCode = (typeof CONFLICT_CODES)[number];

/** Contradictions between systems that open a conflict (each can be switched off), and what that holds back. */
export interface ConflictRule {
  name: Text;
  /** What opens and what closes it. */
  words: Text;
  /** Of the flag it raises. */
  reason: string;
  severity: Attention['severity'];
  actor: Attention['actor'];
  /** Messages to the customer that would be wrong meanwhile, by template and by the reason they would give. */
  withholds: { template: RegExp; reason?: RegExp } | null;
}

const say = (zh: string, en: string): Text => ({ 'zh-CN': zh, en });

/** The rows of the table; off is kept apart, as a version of what the shop has decided. */
export const CONFLICT_RULES: Record<ConflictCode, ConflictRule> = {
  stock: {
    name: say('有货与缺货', 'In stock and out of stock'),
    words: say(
      '一个系统说有货或已锁定，另一个说缺货；仓库随后继续作业或双方一致即消除',
      'One system says there is stock, another that there is none; over when the warehouse goes on or they agree',
    ),
    reason: 'system.stock_against_short',
    severity: 'P2',
    actor: 'warehouse',
    withholds: { template: /^(stall\.|update\.still_waiting)/, reason: /^shipper\./ },
  },
  vip: {
    name: say('VIP 标记未执行', 'VIP mark not honoured'),
    words: say(
      '一个系统把订单标为 VIP，另一个系统里没有；补上或取消标记即消除',
      'One system marks the order as VIP, another does not; over when both say the same',
    ),
    reason: 'system.vip_not_honoured',
    severity: 'P2',
    actor: 'service',
    withholds: null,
  },
  delivered_refused: {
    name: say('签收与拒收', 'Delivered and refused'),
    words: say(
      '一个来源说已签收，另一个说拒收或退回；两边一致即消除',
      'One source says delivered, another refused or sent back; over when they agree',
    ),
    reason: 'system.delivered_against_refused',
    severity: 'P1',
    actor: 'service',
    withholds: { template: /^milestone\.(delivered|returning|attempt_failed)$/ },
  },
  paid_unpaid: {
    name: say('已付与未付', 'Paid and unpaid'),
    words: say(
      '支付渠道与店铺或 ERP 一方说已付、另一方说未付；说法一致或订单结束即消除',
      'Gateway and shop or ERP disagree whether it was paid; over when they agree or the order has ended',
    ),
    reason: 'payment.paid_against_unpaid',
    severity: 'P1',
    actor: 'service',
    withholds: { template: /^(stall\.|update\.still_waiting)/, reason: /^payment\./ },
  },
  address_after_picking: {
    name: say('拣货后改了地址', 'Address changed after picking'),
    words: say(
      '仓库开始拣货之后地址被修改；仓库确认新地址、重新拣货或快递改寄即消除',
      'The address was changed after the warehouse began; over when it confirms, repacks, or the carrier forwards it',
    ),
    reason: 'system.address_after_picking',
    severity: 'P1',
    actor: 'warehouse',
    withholds: { template: /^milestone\.(shipped|out_for_delivery)$/ },
  },
};

const BY_REASON = new Map(Object.values(CONFLICT_RULES).map((rule) => [rule.reason, rule]));

/** Whether an open conflict makes a message to the customer wrong: it waits until the systems agree. */
export function isWithheld(template: string, reason: string | number | undefined, open: readonly Attention[]): boolean {
  return open.some((flag) => {
    const withholds = flag.kind === 'conflict' ? BY_REASON.get(flag.reason)?.withholds : null;
    if (!withholds?.template.test(template)) return false;
    return withholds.reason === undefined || withholds.reason.test(String(reason ?? ''));
  });
}
