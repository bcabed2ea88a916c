import { digits, type Random } from './random';

export interface CarrierLine {
  /** As the shop's warehouse names it. */
  carrier: string;
  /** As 快递100 names it (its `com`). */
  kuaidi100: string;
  weight: number;
  trackingNo(random: Random): string;
}

/** Domestic carriers with numbers in the forms of INTEGRATIONS B7; 9s lead the free digits, to look like no live series. */
const LINES: readonly CarrierLine[] = [
  { carrier: 'sf', kuaidi100: 'shunfeng', weight: 22, trackingNo: (r) => `SF199${digits(r, 10)}` },
  { carrier: 'zto', kuaidi100: 'zhongtong', weight: 22, trackingNo: (r) => `7899${digits(r, 10)}` },
  { carrier: 'yto', kuaidi100: 'yuantong', weight: 18, trackingNo: (r) => `YT99${digits(r, 11)}` },
  { carrier: 'sto', kuaidi100: 'shentong', weight: 12, trackingNo: (r) => `7799${digits(r, 11)}` },
  { carrier: 'yunda', kuaidi100: 'yunda', weight: 14, trackingNo: (r) => `4399${digits(r, 11)}` },
  { carrier: 'jd', kuaidi100: 'jd', weight: 8, trackingNo: (r) => `JDVA99${digits(r, 10)}` },
  { carrier: 'ems', kuaidi100: 'ems', weight: 4, trackingNo: (r) => `1099${digits(r, 9)}` },
];
const TOTAL = LINES.reduce((sum, line) => sum + line.weight, 0);

export function pickLine(random: Random): CarrierLine {
  let left = random.next() * TOTAL;
  for (const line of LINES) {
    left -= line.weight;
    if (left < 0) return line;
  }
  return LINES[0]!;
}

export function lineOf(carrier: string): CarrierLine {
  const line = LINES.find((l) => l.carrier === carrier);
  if (!line) throw new Error(`no domestic carrier of the world: ${carrier}`);
  return line;
}

/** S10 number of an item sent abroad, with its check digit (UPU S10: weights 8 6 4 2 3 5 9 7). */
export function s10Number(random: Random): string {
  const serial = `99${digits(random, 6)}`;
  const sum = [8, 6, 4, 2, 3, 5, 9, 7].reduce((total, weight, i) => total + weight * Number(serial[i]), 0);
  const rest = 11 - (sum % 11);
  const check = rest === 10 ? 0 : rest === 11 ? 5 : rest;
  return `LX${serial}${check}CN`;
}
