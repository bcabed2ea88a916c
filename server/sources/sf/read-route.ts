import { identityKey, normaliseNumber } from '@/server/domain/tracking/identity';
import { readScanText } from '@/server/domain/tracking/read-scan-text';
import { isNumber } from '@/server/domain/tracking/recordable';
import { cleanText } from '../clean-text';
import { readVendorTime } from '../read-vendor-time';
import type { ReportedFact, ShipmentRef, SourceAccount } from '../source';
import type { Mapped } from '../status-map';
import type { Route } from './route-schema';
import { mapSf } from './status-map';

const NEW_NUMBER = /(?:新|转寄|退回)[^,，。;；]{0,8}?单号?[^A-Z\d]{0,6}(SF\d{12,15}|\d{12,15})|\b(SF\d{12,15})\b/gi;
/** Scans that go on under a waybill of their own. */
const WITH_NEW_WAYBILL = ['648', '631'];

/**
 * One scan as a fact, or why it cannot be read. The vendor's own id stands in pushes alone, so code, time and place make it
 * the same scan; `countEqual` tells equal scans of one push apart.
 */
export function readRoute(
  route: Route,
  account: SourceAccount,
  countEqual: (key: string) => number,
  ordinal: number,
): ReportedFact | string {
  const trackingNo = route.mailno;
  if (!trackingNo || !isNumber(trackingNo)) return 'a scan names no waybill (mailno)';
  const time = readVendorTime(route.acceptTime, account.timeZone);
  if (!time) return 'a scan has no readable time';
  const shipment: ShipmentRef = { carrier: 'sf', trackingNo };
  const text = [route.remark, route.reasonName].map(cleanText).filter(Boolean).join(' ');
  const place = cleanText(route.acceptAddress);
  const sourceCode = route.opCode && route.reasonCode ? `${route.opCode}/${route.reasonCode}` : route.opCode;
  const key = { rawCode: route.opCode ?? '', occurredAt: time.at, precision: time.precision, rawPlace: place };
  const next = route.opCode && WITH_NEW_WAYBILL.includes(route.opCode) ? newWaybill(text, trackingNo) : undefined;
  const order = account.shop && route.orderid && isNumber(route.orderid) ? { shop: account.shop, orderNo: route.orderid } : undefined;
  return {
    order,
    shipment,
    identityKey: identityKey({ ...key, ordinalAmongEquals: countEqual(`${trackingNo}|${identityKey(key)}`) }),
    ...meaning(sourceCode, text),
    sourceCode,
    occurredAt: time.at,
    precision: time.precision,
    ordinal,
    place: place ? { text: place, country: 'CN' } : undefined,
    text: text || undefined,
    ...(next ? { data: { next: { carrier: 'sf', trackingNo: next } } } : {}),
  };
}

/** A scan without an opCode is read from its words; what says nothing is information. */
function meaning(sourceCode: string | undefined, text: string): Mapped {
  return sourceCode ? mapSf(sourceCode, text) : (readScanText(text) ?? { code: 'in_transit.info' });
}

/** The waybill that the words name beside the scan's own. */
function newWaybill(text: string, own: string): string | undefined {
  const named = [...text.matchAll(NEW_NUMBER)].map((m) => m[1] ?? m[2]!);
  return named.find((number) => normaliseNumber(number) !== normaliseNumber(own));
}
