import type pg from 'pg';
import { type Customer, customerOf, KINDS, type Kind } from './customers';

/** A message as a stand-in wrote it down. */
export interface Heard {
  to: string;
  /** The order that it names; empty where it names none. */
  orderNo: string;
  /** Orders of the same customer that it tells of as well. */
  others: number;
}

/** What the customers of one kind were told of what they ought to have been. */
export interface Told {
  kind: Kind;
  /** Orders that their customers ought to hear of once. */
  orders: number;
  messages: number;
  lost: number;
  doubled: number;
  /** Tries whose answer was lost, whatever was learned of them later. */
  unknown: number;
  /** Up to ten customers of whom something was lost or double, with what they got. */
  wrong: string[];
}

/**
 * Holds what providers accepted against what was to be told: each of `expected` orders once, to its own customer's address. The sums
 * are those of customers, because one message may tell of several orders.
 */
export function countTold(heard: readonly Heard[], expected: readonly string[], unknown: Readonly<Record<Kind, number>>): Told[] {
  const owed = new Map<string, { customer: Customer; orders: number; heard: Heard[] }>();
  const of = (orderNo: string) => {
    const customer = customerOf(orderNo);
    const own = owed.get(customer.id) ?? { customer, orders: 0, heard: [] };
    owed.set(customer.id, own);
    return own;
  };
  for (const orderNo of expected) of(orderNo).orders += 1;
  const strays = heard.filter(({ orderNo, to }) => orderNo === '' || customerOf(orderNo).address !== to);
  for (const one of heard) if (!strays.includes(one)) of(one.orderNo).heard.push(one);
  return KINDS.map((kind) => {
    const own = [...owed.values()].filter(({ customer }) => customer.kind === kind);
    const told = own.map(({ customer, orders, heard }) => ({ customer, heard, over: toldOf(heard) - orders }));
    const sum = (amount: (over: number) => number) => told.reduce((all, { over }) => all + Math.max(0, amount(over)), 0);
    return {
      kind,
      orders: own.reduce((all, { orders }) => all + orders, 0),
      messages: own.reduce((all, one) => all + one.heard.length, 0),
      lost: sum((over) => -over),
      doubled: sum((over) => over),
      unknown: unknown[kind],
      wrong: [
        ...strays.filter(() => kind === KINDS[0]).map((one) => `stray: ${JSON.stringify(one)}`),
        ...told.filter(({ over }) => over !== 0).map(({ customer, heard }) => `${customer.address}: ${JSON.stringify(heard)}`),
      ].slice(0, 10),
    };
  });
}

function toldOf(heard: readonly Heard[]): number {
  return heard.reduce((all, { others }) => all + 1 + others, 0);
}

/**
 * What is wrong with a count: nothing may be lost, nothing doubled where the provider honours our ids or can be asked, and elsewhere
 * no more than was marked unknown. Empty when it is right.
 */
export function faultsOf(counted: readonly Told[]): string[] {
  return counted.flatMap(({ kind, lost, doubled, unknown, wrong }) => {
    const mayDouble = kind === 'mail' ? unknown : 0;
    return lost === 0 && doubled <= mayDouble && !wrong.some((one) => one.startsWith('stray'))
      ? []
      : [`${kind}: ${lost} lost, ${doubled} doubled`, ...wrong];
  });
}

/** Tries whose answer was lost; what was learned of them later does not take that back. */
export async function countUnknown(db: pg.ClientBase): Promise<Record<Kind, number>> {
  const { rows } = await db.query<Record<Kind, number>>(
    `select count(*) filter (where channel = 'wechat_template')::int as wechat, count(*) filter (where channel = 'twilio_sms')::int as sms,
       count(*) filter (where channel = 'email')::int as mail
     from attempt where outcome = 'unknown' or code = 'never_came' or detail like 'no answer%' or detail = 'the sender died before the answer'`,
  );
  return rows[0]!;
}

export interface Open {
  /** Messages to customers that are not out and not settled. */
  open: number;
  /** Of them those that somebody ought to work on by `now`. */
  due: number;
}

/** What is still to be done at a moment on the clock of the workers. */
export async function countOpen(db: pg.ClientBase, now: number): Promise<Open> {
  const { rows } = await db.query<Open>(
    `select count(*)::int as open, count(*) filter (where state in ('pending', 'unknown') and due_at <= $1)::int as due
     from notice where recipient = 'customer' and state in ('pending', 'sending', 'unknown', 'draft')`,
    [new Date(now)],
  );
  return rows[0]!;
}
