import { canonicalCarrier } from '../tracking/carriers';
import { isNumber } from '../tracking/recordable';

/** A line that links a tracking number to an order. */
export interface WaybillLine {
  orderNo: string;
  carrier: string;
  trackingNo: string;
}

/** Most lines that are taken at once. */
export const MOST_WAYBILLS = 500;

/**
 * Reads pasted lines `order number, carrier, tracking number`, parted by commas, tabs or blanks, from a spreadsheet or by hand
 * (R0-25). Lines that are not three words, or whose words can be none of these, are given back as they stand.
 */
export function readWaybills(text: string): { lines: WaybillLine[]; unread: string[] } {
  const lines: WaybillLine[] = [];
  const unread: string[] = [];
  for (const line of text.split(/\r?\n/).map((one) => one.trim())) {
    if (line === '') continue;
    const [orderNo, carrier, trackingNo, ...more] = line.split(/[\s,，;；]+/).filter(Boolean);
    const code = carrier && canonicalCarrier(carrier);
    if (orderNo && code && trackingNo && more.length === 0 && isNumber(orderNo) && isNumber(trackingNo))
      lines.push({ orderNo, carrier: code, trackingNo });
    else unread.push(line);
  }
  return { lines, unread };
}
