import { z } from 'zod';
import { LONGEST_SELLER, MOST_DISPATCH_DAYS } from '@/server/domain/order/header-limits';
import type { Instant } from '@/server/domain/shared/instant';
import { readPhone } from '@/server/domain/shared/phone';
import { toSlug } from '@/server/domain/shared/slug';
import { isShipmentCode } from '@/server/domain/tracking/event-code';
import { cleanText } from '../clean-text';
import { readJsonAs } from '../read-json';
import { readVendorTime } from '../read-vendor-time';
import { idText } from '../schema-parts';
import { type Delivery, emptyReport, type Parsed, type ReportedFact, type ReportedOrder, type SourceAccount } from '../source';
import { fieldText } from './field-text';
import { type FormMapping, readMapping } from './form-mapping';

const pushSchema = z.object({ op: z.string().min(1), data: z.record(z.string(), z.unknown()).optional() });
const recordSchema = z.looseObject({ _id: idText });

const RECORD_OPS = ['data_create', 'data_update', 'data_recover'];

type Read = (name: keyof Omit<FormMapping, 'codes'>) => string | undefined;

/**
 * A push of 简道云 (hc.jiandaoyun.com/open/11507): one record of a form. The account's mapping says which of its fields
 * are the order's; a record that names an order's number and a time becomes the order, its status a fact.
 */
export function parsePush(delivery: Delivery, account: SourceAccount): Parsed {
  const mapping = readMapping(account.secrets.mapping);
  if (!mapping) return { kind: 'unreadable', reason: 'the account has no mapping of the form' };
  if (!account.shop) return { kind: 'unreadable', reason: 'the account names no shop for the orders' };
  const push = readJsonAs(delivery.body, pushSchema, 'push');
  if (push.kind === 'unreadable') return push;
  const { op, data } = push.value;
  if (!RECORD_OPS.includes(op))
    return { kind: 'ignored', reason: 'the push is about no record, or one that was deleted: it stays as it was' };
  const record = recordSchema.safeParse(data);
  if (!record.success) return { kind: 'unreadable', reason: 'the record has no _id' };
  const read: Read = (name) => {
    const field = mapping[name];
    return field && Object.hasOwn(record.data, field) ? fieldText(record.data[field]) : undefined;
  };
  const orderNo = read('orderNo');
  if (!orderNo) return { kind: 'unreadable', reason: 'the record names no order: the field mapped to orderNo is missing or empty' };
  const touchedAt = at(record.data.updateTime, account) ?? at(record.data.createTime, account) ?? delivery.receivedAt;
  const about = { order: { shop: account.shop, orderNo }, recordId: record.data._id, touchedAt };
  const report = emptyReport();
  const order = readOrder(read, about, account, report.unreadable);
  if (order) report.orders.push(order);
  const fact = readStatus(read, about, mapping, account, report.unreadable);
  if (fact) report.facts.push(fact);
  if (!order && !fact) return { kind: 'ignored', reason: 'the record has neither a status nor the time of an order' };
  return { kind: 'report', report };
}

interface About {
  order: { shop: string; orderNo: string };
  recordId: string;
  touchedAt: Instant;
}

/** The order's master, where the form knows when it was placed. */
function readOrder(read: Read, { order, touchedAt }: About, account: SourceAccount, unreadable: string[]): ReportedOrder | null {
  const placedAt = at(read('placedAt'), account);
  if (read('placedAt') && placedAt === undefined) unreadable.push('the field mapped to placedAt');
  if (placedAt === undefined) return null;
  const written = read('phone');
  const phone = written ? readPhone(written) : null;
  if (written && !phone) unreadable.push('the phone number');
  const amount = read('amount');
  const days = Number(read('dispatchDays') ?? Number.NaN);
  const isAllowance = days >= 0 && days <= MOST_DISPATCH_DAYS;
  if (read('dispatchDays') && !isAllowance) unreadable.push('the field mapped to dispatchDays');
  return {
    header: {
      ...order,
      type: 'normal',
      placedAt,
      items: [],
      amount: amount && /^\d{1,12}(\.\d{1,4})?$/.test(amount) ? amount : undefined,
      seller: read('seller')?.slice(0, LONGEST_SELLER),
      service: toSlug(read('service')),
      dispatchDays: isAllowance ? days : undefined,
      paymentMethod: toSlug(read('paymentMethod')),
    },
    contact: { name: read('name'), phone: phone ?? undefined, address: read('address') },
    changedAt: touchedAt,
  };
}

function readStatus(read: Read, about: About, mapping: FormMapping, account: SourceAccount, unreadable: string[]): ReportedFact | null {
  const { order, recordId, touchedAt } = about;
  const trackingNo = read('trackingNo');
  const shipment = trackingNo ? { carrier: read('carrier') ?? 'other', trackingNo } : undefined;
  const status = read('status');
  if (!status) return null;
  const code = Object.hasOwn(mapping.codes, status) ? mapping.codes[status]! : null;
  if (code && isShipmentCode(code) && !shipment) {
    unreadable.push('the status is about a shipment, and the record names none');
    return null;
  }
  const statusAt = at(read('statusAt'), account);
  return {
    order,
    shipment,
    identityKey: `id|record:${recordId}:${status}`,
    code,
    sourceCode: status,
    occurredAt: statusAt ?? touchedAt,
    precision: 'second',
    text: cleanText(read('note')) || undefined,
    data: { changedAt: touchedAt, ...(statusAt === undefined ? { atLatest: true } : {}) },
  };
}

/** Times are ISO 8601 in UTC; a day or a wall time of a text field is read in the account's zone. */
function at(value: unknown, account: SourceAccount): Instant | undefined {
  return readVendorTime(value, account.timeZone)?.at;
}
