import { randomBytes, randomInt } from 'node:crypto';

/** One guess of an attacker: what is sent, and from which network it really comes. */
export interface Guess {
  method: 'GET' | 'POST';
  path: string;
  headers: Record<string, string>;
  body?: string;
}

/** An order that is attacked. */
export interface Victim {
  orderNo: string;
  code: string;
}

export type Shape = (n: number) => Guess;

/** Networks (/24) that the attacker really has, as a trusted proxy tells them: too many for limits of requests alone to stop him. */
const NETWORKS = 2_000;
const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const JSON_TYPE = { 'content-type': 'application/json' };
const FORM_TYPE = { 'content-type': 'application/x-www-form-urlencoded' };

/** The five shapes of an attack: what each of them sends as its n-th guess. */
export function shapesOf(victims: readonly Victim[]): Record<string, Shape> {
  const one = victims[0]!;
  const victimAt = (n: number) => victims[n % victims.length]!;
  return {
    'random tokens': (n) => get(n % 2 ? `/t/${token(22)}` : `/q/${token(11)}`, from(40, n)),
    'order numbers × phones': (n) =>
      post('/api/v1/track', { ...JSON_TYPE, ...from(42, n) }, JSON.stringify({ orderNo: victimAt(n).orderNo, phone: phone() })),
    'all tails of one order': (n) => post(`/q/${one.code}`, { ...FORM_TYPE, ...from(43, n) }, `lastDigits=${tail((n * 7919) % 10_000)}`),
    'one guess on each of many orders': (n) =>
      post(`/q/${victimAt(n).code}`, { ...FORM_TYPE, ...from(44, n) }, `lastDigits=${tail(randomInt(10_000))}`),
    'forged forwarding headers': (n) =>
      post('/api/v1/track', { ...JSON_TYPE, ...forged(n) }, JSON.stringify({ orderNo: one.orderNo, phone: phone() })),
  };
}

function get(path: string, headers: Record<string, string>): Guess {
  return { method: 'GET', path, headers };
}

function post(path: string, headers: Record<string, string>, body: string): Guess {
  return { method: 'POST', path, headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) }, body };
}

/** Every shape has networks of its own, so that none meets budgets that another has used up. */
function from(block: number, n: number): Record<string, string> {
  const network = n % NETWORKS;
  return { 'x-forwarded-for': `${block}.${network >> 8}.${network & 255}.${n % 250}` };
}

/** Everything that claims to come from somewhere else; only the last entry of X-Forwarded-For was written by the proxy. */
function forged(n: number): Record<string, string> {
  const lie = `${1 + randomInt(220)}.${randomInt(256)}.${randomInt(256)}.${1 + randomInt(250)}`;
  return {
    'x-forwarded-for': `${lie}, 41.0.0.${n % 250}`,
    forwarded: `for=${lie}`,
    'x-real-ip': lie,
    'x-client-ip': lie,
    'true-client-ip': lie,
    'cf-connecting-ip': lie,
    'x-daona-client': lie,
  };
}

function token(length: number): string {
  return Array.from(randomBytes(length), (byte) => BASE58[byte % BASE58.length]).join('');
}

const phone = () => `+861${3 + randomInt(7)}${String(randomInt(1_000_000_000)).padStart(9, '0')}`;
const tail = (n: number) => String(n).padStart(4, '0');
