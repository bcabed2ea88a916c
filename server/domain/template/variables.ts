import type { TemplateKey } from './library';

/** Variables a text may use, with the greatest length each is cut to in a text (UTF-16 units). */
export const VARIABLES = {
  orderNo: 32,
  parcel: 56,
  carrier: 16,
  trackingNo: 24,
  reason: 40,
  waited: 16,
  since: 24,
  next: 24,
  eta: 24,
  city: 20,
  step: 20,
  ticketNo: 10,
  shop: 20,
  /** Why, else which parcel or ticket: for a field that may not be empty. */
  about: 40,
  /** The next update, else when it happened, as 2026-11-21 14:05. */
  time: 16,
  /** The last part of the page's address: providers let no address be a variable. */
  pageCode: 32,
} as const;
export type Variable = keyof typeof VARIABLES;

export function isVariable(name: string): name is Variable {
  return Object.hasOwn(VARIABLES, name);
}

/** What is known whenever a message is written, and what only sometimes: the latter stands in an optional part. */
export interface Known {
  always: readonly Variable[];
  sometimes: readonly Variable[];
}

const EVERYWHERE: readonly Variable[] = ['orderNo', 'shop', 'time', 'pageCode'];
const PARCEL: readonly Variable[] = ['parcel'];
const SHIPMENT: readonly Variable[] = ['carrier', 'trackingNo', 'eta'];

/** Variables of the message of one key. */
export function variablesOf(key: TemplateKey): Known {
  const group = key.slice(0, key.indexOf('.'));
  const next: readonly Variable[] = promisesNext(key) ? ['next'] : [];
  switch (group) {
    case 'stall':
      return { always: [...EVERYWHERE, ...PARCEL, 'reason', 'about', 'waited', 'since', ...next], sometimes: [...SHIPMENT, 'city'] };
    case 'update':
      return key === 'update.resolved'
        ? { always: [...EVERYWHERE, ...PARCEL, 'step', 'since'], sometimes: [...SHIPMENT, 'city', 'about'] }
        : { always: [...EVERYWHERE, ...PARCEL, 'reason', 'about', 'waited', 'since', ...next], sometimes: [...SHIPMENT] };
    case 'milestone':
      return { always: [...EVERYWHERE, ...PARCEL, 'reason', 'since', ...next], sometimes: [...SHIPMENT, 'about'] };
    case 'ticket':
      return { always: EVERYWHERE, sometimes: ['ticketNo', 'about'] };
    default:
      return { always: EVERYWHERE, sometimes: ['reason', 'about'] };
  }
}

/** Whether the message promises the next word; one that ends a matter does not. */
export function promisesNext(key: TemplateKey): boolean {
  if (key.startsWith('stall.')) return true;
  if (key.startsWith('milestone.')) return key !== 'milestone.delivered';
  return key === 'update.still_waiting';
}

/** What an SMS or a mail of this key has to say outside of optional parts: which order, why, when the next word comes. */
export function requiredOf(key: TemplateKey): Variable[] {
  const why: Variable[] = key.startsWith('stall.') && key !== 'stall.pickup_reminder' ? ['reason'] : [];
  return ['orderNo', ...why, ...(promisesNext(key) ? (['next'] as const) : [])];
}
