import type { Instant } from '@/server/domain/shared/instant';
import { readAs, readJsonAs } from '../read-json';
import { readVendorTime } from '../read-vendor-time';
import { type Delivery, emptyReport, type Parsed, type ReportedFact, type SourceAccount } from '../source';
import { decryptResource, type EncryptedResource } from './decrypt-resource';
import { fromMinorUnits } from './minor-units';
import { noticeSchema, type Refund, refundSchema, type Transaction, transactionsSchema } from './notice-schema';
import { mapWechatPay } from './status-map';

/** The vendor writes every time with its offset; this is for one that does not. */
const VENDOR_ZONE = 'Asia/Shanghai';

/**
 * A notice of WeChat Pay (INTEGRATIONS B5): payments and refunds become facts of the order whose number is
 * `out_trade_no`. Notices about other money (transfers, mall points, credit) are not about an order.
 */
export function parseNotice(delivery: Delivery, account: SourceAccount): Parsed {
  const { shop } = account;
  if (!shop) return { kind: 'unreadable', reason: 'the account names no shop for the orders' };
  const notice = readJsonAs(delivery.body, noticeSchema, 'notice');
  if (notice.kind === 'unreadable') return notice;
  const { event_type, resource, create_time } = notice.value;
  const kind = /^(TRANSACTION|REFUND)\.[A-Z_]+$/.exec(event_type)?.[1];
  if (!kind) return { kind: 'ignored', reason: 'the notice is about no payment of an order' };
  const opened = open(resource, account.secrets.apiV3Key ?? '');
  if (opened === undefined) return { kind: 'unreadable', reason: 'the resource cannot be opened with the APIv3 key of the account' };
  const toldAt = readVendorTime(create_time, VENDOR_ZONE)?.at ?? delivery.receivedAt;
  const report = emptyReport();
  if (kind === 'TRANSACTION') {
    const transactions = readAs(opened, transactionsSchema, 'payment');
    if (transactions.kind === 'unreadable') return transactions;
    report.facts = transactions.value.map((transaction) => paymentFact(transaction, shop, toldAt));
  } else {
    const refund = readAs(opened, refundSchema, 'refund');
    if (refund.kind === 'unreadable') return refund;
    report.facts = [refundFact(refund.value, shop, toldAt)];
  }
  return { kind: 'report', report };
}

function open(resource: EncryptedResource, apiV3Key: string): unknown {
  try {
    return JSON.parse(decryptResource(resource, apiV3Key));
  } catch {
    return undefined;
  }
}

function paymentFact(transaction: Transaction, shop: string, toldAt: Instant): ReportedFact {
  const { out_trade_no: orderNo, transaction_id: paymentNo, trade_state: state, amount } = transaction;
  const time = readVendorTime(transaction.success_time, VENDOR_ZONE);
  return {
    order: { shop, orderNo },
    identityKey: `id|transaction:${paymentNo}:${state}`,
    ...mapWechatPay(state),
    sourceCode: state,
    occurredAt: time?.at ?? toldAt,
    precision: 'second',
    data: { payment: { paymentNo, method: 'wechat_pay', ...fromMinorUnits(amount.total ?? amount.total_amount, amount.currency), state } },
  };
}

function refundFact(refund: Refund, shop: string, toldAt: Instant): ReportedFact {
  const { out_trade_no: orderNo, refund_id: paymentNo, refund_status: state, amount } = refund;
  const time = readVendorTime(refund.success_time, VENDOR_ZONE);
  return {
    order: { shop, orderNo },
    identityKey: `id|refund:${paymentNo}:${state}`,
    ...mapWechatPay(`REFUND/${state}`),
    sourceCode: `REFUND/${state}`,
    occurredAt: time?.at ?? toldAt,
    precision: 'second',
    data: { payment: { paymentNo, method: 'wechat_pay', ...fromMinorUnits(amount.refund, amount.currency), state } },
  };
}
