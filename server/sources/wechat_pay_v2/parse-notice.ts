import type { Instant } from '@/server/domain/shared/instant';
import { readVendorTime } from '../read-vendor-time';
import { type Delivery, emptyReport, type Parsed, type ReportedFact, type SourceAccount } from '../source';
import { fromMinorUnits } from '../wechat_pay/minor-units';
import { readFlatXml } from './flat-xml';
import { openRefund } from './sign-fields';
import { mapWechatPayV2 } from './status-map';

/** The vendor writes its times without a zone and means Beijing's. */
const VENDOR_ZONE = 'Asia/Shanghai';

type Fields = ReadonlyMap<string, string>;

/** A notice of WeChat Pay's second version: a payment, or a refund that is enclosed, of the order named by `out_trade_no`. */
export function parseNotice(delivery: Delivery, account: SourceAccount): Parsed {
  const { shop, secrets } = account;
  if (!shop) return { kind: 'unreadable', reason: 'the account names no shop for the orders' };
  const fields = readFlatXml(delivery.body);
  if (!fields) return { kind: 'unreadable', reason: 'the body is no message of the vendor' };
  const refund = readRefund(fields, secrets.apiV2Key ?? '');
  const fact = refund ? refundFact(refund, shop, delivery.receivedAt) : paymentFact(fields, shop, delivery.receivedAt);
  if (!fact) return { kind: 'unreadable', reason: 'no notice of a payment: out_trade_no, transaction_id or refund_id is missing' };
  const report = emptyReport();
  report.facts = [fact];
  return { kind: 'report', report };
}

/** What a notice about a refund encloses; null for any other notice, and where the key is another. */
export function readRefund(fields: Fields, apiKey: string): Fields | null {
  const enclosed = fields.get('req_info');
  const opened = enclosed ? openRefund(enclosed, apiKey) : null;
  return opened && readFlatXml(opened);
}

function paymentFact(fields: Fields, shop: string, receivedAt: Instant): ReportedFact | null {
  const [orderNo, paymentNo, state] = [fields.get('out_trade_no'), fields.get('transaction_id'), fields.get('result_code')];
  if (!orderNo || !paymentNo || !state) return null;
  return {
    order: { shop, orderNo },
    identityKey: `id|transaction:${paymentNo}:${state}`,
    ...mapWechatPayV2(state),
    sourceCode: state,
    occurredAt: readCompactTime(fields.get('time_end')) ?? receivedAt,
    precision: 'second',
    data: {
      payment: { paymentNo, method: 'wechat_pay', ...fromMinorUnits(fenOf(fields.get('total_fee')), fields.get('fee_type')), state },
    },
  };
}

function refundFact(fields: Fields, shop: string, receivedAt: Instant): ReportedFact | null {
  const [orderNo, paymentNo, state] = [fields.get('out_trade_no'), fields.get('refund_id'), fields.get('refund_status')];
  if (!orderNo || !paymentNo || !state) return null;
  return {
    order: { shop, orderNo },
    identityKey: `id|refund:${paymentNo}:${state}`,
    ...mapWechatPayV2(`REFUND/${state}`),
    sourceCode: `REFUND/${state}`,
    occurredAt: readVendorTime(fields.get('success_time'), VENDOR_ZONE)?.at ?? receivedAt,
    precision: 'second',
    data: {
      payment: {
        paymentNo,
        method: 'wechat_pay',
        ...fromMinorUnits(fenOf(fields.get('refund_fee')), fields.get('refund_fee_type')),
        state,
      },
    },
  };
}

function fenOf(text: string | undefined): number | undefined {
  return text && /^\d{1,12}$/.test(text) ? Number(text) : undefined;
}

/** `20140903131540` as a moment. */
function readCompactTime(text = ''): Instant | undefined {
  const spread = text.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3 $4:$5:$6');
  return readVendorTime(spread, VENDOR_ZONE)?.at;
}
