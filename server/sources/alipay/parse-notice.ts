import type { Instant } from '@/server/domain/shared/instant';
import { readVendorTime } from '../read-vendor-time';
import { type Delivery, emptyReport, type OrderRef, type Parsed, type ReportedFact, type SourceAccount } from '../source';
import { readForm } from './read-form';
import { mapAlipay } from './status-map';

/** Alipay writes its times without a zone and means Beijing's. */
const VENDOR_ZONE = 'Asia/Shanghai';
const DECIMAL = /^\d{1,12}(\.\d{1,2})?$/;

/**
 * An asynchronous notice of Alipay (INTEGRATIONS B5): the payment, or what was refunded of it, becomes a fact of the
 * order whose number is `out_trade_no`. The same trade told again, under whatever `notify_id`, is the same fact.
 */
export function parseNotice(delivery: Delivery, account: SourceAccount): Parsed {
  const { shop, secrets } = account;
  if (!shop) return { kind: 'unreadable', reason: 'the account names no shop for the orders' };
  const notice = readFields(delivery.body);
  if (!notice) return { kind: 'unreadable', reason: 'the form is in a charset that is not known' };
  const field = (name: string) => notice.get(name)?.trim() ?? '';
  if (secrets.appId && field('app_id') !== secrets.appId) return { kind: 'unreadable', reason: 'the notice is for another application' };
  const status = field('trade_status');
  if (!status) {
    const isNotice = field('notify_type') !== '';
    return isNotice
      ? { kind: 'ignored', reason: 'the notice is about no trade' }
      : { kind: 'unreadable', reason: 'no notice: trade_status is missing' };
  }
  if (status === 'WAIT_BUYER_PAY') return { kind: 'ignored', reason: 'nobody has paid yet' };
  const [orderNo, tradeNo] = [field('out_trade_no'), field('trade_no')];
  if (!orderNo || !tradeNo) return { kind: 'unreadable', reason: 'no notice of a trade: out_trade_no or trade_no is missing' };
  const about: About = { order: { shop, orderNo }, tradeNo, field, receivedAt: delivery.receivedAt };
  const report = emptyReport();
  if (!isRefund(field)) report.facts = [tradeFact(status, about)];
  // What was refunded was paid before, and its own notice may have been lost.
  else report.facts = [tradeFact('TRADE_SUCCESS', about), refundFact(about)];
  return { kind: 'report', report };
}

type Field = (name: string) => string;

interface About {
  order: OrderRef;
  tradeNo: string;
  field: Field;
  receivedAt: Instant;
}

function isRefund(field: Field): boolean {
  return field('gmt_refund') !== '' || Number(field('refund_fee')) > 0;
}

function tradeFact(status: string, about: About): ReportedFact {
  const { field, tradeNo } = about;
  const identity = `trade:${tradeNo}:${status === 'TRADE_FINISHED' ? 'TRADE_SUCCESS' : status}`;
  const at = field(status === 'TRADE_CLOSED' ? 'gmt_close' : 'gmt_payment');
  return factOf(about, { identity, sourceCode: status, at, amount: field('total_amount') });
}

/** `refund_fee` is what was refunded of the trade so far, all refunds together. */
function refundFact(about: About): ReportedFact {
  const { field, tradeNo } = about;
  const amount = field('refund_fee');
  const identity = `refund:${tradeNo}:${field('out_biz_no') || amount}`;
  return factOf(about, { identity, sourceCode: 'REFUND', at: field('gmt_refund'), amount });
}

/** A notice without the moment itself was made after it: it happened by then. */
function factOf(about: About, told: { identity: string; sourceCode: string; at: string; amount: string }): ReportedFact {
  const time = readVendorTime(told.at, VENDOR_ZONE);
  const madeAt = readVendorTime(about.field('notify_time'), VENDOR_ZONE)?.at ?? about.receivedAt;
  const amount = DECIMAL.test(told.amount) ? told.amount : undefined;
  const payment = { paymentNo: about.tradeNo, method: 'alipay', amount, currency: 'CNY' };
  return {
    order: about.order,
    identityKey: `id|${told.identity}`,
    ...mapAlipay(told.sourceCode),
    sourceCode: told.sourceCode,
    occurredAt: time?.at ?? madeAt,
    precision: 'second',
    data: time ? { payment } : { payment, atLatest: true },
  };
}

/** The form's fields as text; the notice names its charset, such as `gbk`, itself. Null when nobody knows that charset. */
function readFields(body: Buffer): Map<string, string> | null {
  const fields = readForm(body);
  const charset = fields.find(({ name }) => name === 'charset')?.bytes || 'utf-8';
  try {
    const decoder = new TextDecoder(charset);
    return new Map(fields.map(({ name, bytes }) => [name, decoder.decode(Buffer.from(bytes, 'latin1'))]));
  } catch {
    return null;
  }
}
