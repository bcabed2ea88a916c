/**
 * Who is told what in a run of chaos, by numbers alone, so that teller and counter agree without a word. Orders CN… are told of by
 * vendors' pushes, orders CS… get stuck, orders CB… only have scans. Three kinds of customers take turns, each reached by one channel; one customer in four of
 * those of CN… has three orders, told of within a second of each other.
 */
export const KINDS = ['wechat', 'sms', 'mail'] as const;
export type Kind = (typeof KINDS)[number];

/** What the provider of a kind can do about a message whose answer was lost. */
export const PROVIDERS: Record<Kind, string> = {
  wechat: 'honours our ids',
  sms: 'can be asked',
  mail: 'neither',
};

export interface Customer {
  id: string;
  kind: Kind;
  phone: string;
  /** What the provider is told to write to. */
  address: string;
}

/** Nine customers with one order, then three with three. */
const ALONE = 9;
const BLOCK_ORDERS = 18;
const BLOCK_CUSTOMERS = 12;

/** Series of orders: what the numbers and the tracking numbers begin with, and the first of them. Copies of one order take their ids from their numbers. */
export const SERIES = {
  told: { orderPrefix: 'CN', trackingPrefix: 'LN', first: 1 },
  stuck: { orderPrefix: 'CS', trackingPrefix: 'LS', first: 50_000_001 },
  bystanders: { orderPrefix: 'CB', trackingPrefix: 'LB', first: 90_000_001 },
} as const;
export type Series = (typeof SERIES)[keyof typeof SERIES];

/** The customer of an order by its number in full. */
export function customerOf(orderNo: string): Customer {
  if (orderNo.startsWith(SERIES.stuck.orderPrefix)) return customer(Number(orderNo.slice(2)) - SERIES.stuck.first, '9');
  const k = Number(orderNo.slice(2)) - SERIES.told.first;
  const [block, at] = [Math.floor(k / BLOCK_ORDERS), k % BLOCK_ORDERS];
  const within = at < ALONE ? at : ALONE + Math.floor((at - ALONE) / 3);
  return customer(block * BLOCK_CUSTOMERS + within, '1');
}

function customer(n: number, series: string): Customer {
  const kind = KINDS[n % KINDS.length]!;
  const digits = `${series}${String(n).padStart(8, '0')}`;
  const phone = kind === 'sms' ? `+4915${digits}` : `+8613${digits}`;
  const address = { wechat: `oCHAOS${digits}`, sms: phone, mail: `chaos${digits}@customers.example` }[kind];
  return { id: `${series}${n}`, kind, phone, address };
}

/** Order number of the nth (from 0) of a series. */
export const orderNoOf = ({ orderPrefix, first }: Series, nth: number) => numbered(orderPrefix, first + nth);

/** Tracking number of the nth (from 0) of a series. */
export const trackingNoOf = ({ trackingPrefix, first }: Series, nth: number) => numbered(trackingPrefix, first + nth);

const numbered = (prefix: string, k: number) => `${prefix}${String(k).padStart(8, '0')}`;

/** The first `count` orders of a series. */
export function orderNumbers(series: Series, count: number): string[] {
  return Array.from({ length: count }, (_, nth) => orderNoOf(series, nth));
}
