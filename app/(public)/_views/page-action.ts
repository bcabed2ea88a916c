import type { Language } from '@/server/domain/shared/language';
import { messagesOf } from './messages';
import type { Tone } from './order-page-model';
import type { ShipmentModel } from './shipment-model';

/** The one thing to do from the first screen. */
export interface PageAction {
  words: string;
  href: string;
  /** Leads to another site. */
  isElsewhere?: boolean;
  /** Nothing has to be done: it only stands there in case. */
  isQuiet?: boolean;
}

/** What the state of an order offers to be done. */
export interface Offer {
  words: string;
  href: string;
  isElsewhere?: boolean;
  /** The order goes on once it is done: it stands out, and is offered in trouble too. What is only possible stands back. */
  isWaitedFor: boolean;
}

/** See more where there is more to see, else what the customer can do, else ask the carrier, else ask the shop. */
export function pageAction(order: {
  language: Language;
  tone: Tone;
  shipments: readonly ShipmentModel[];
  /** The reader can show to be the recipient and then sees more. */
  canUnlock: boolean;
  offer: Offer | null;
}): PageAction {
  const m = messagesOf(order.language);
  if (order.canUnlock) return { words: m.unlock, href: '#unlock' };
  const isInTrouble = order.tone === 'warn' || order.tone === 'bad';
  if (order.offer && (order.offer.isWaitedFor || !isInTrouble)) {
    const { isWaitedFor, ...action } = order.offer;
    return { ...action, isQuiet: !isWaitedFor };
  }
  const open = order.shipments.find((shipment) => shipment.isUnderWay);
  if (open && order.shipments.length === 1) return { words: open.linkName, href: open.url, isElsewhere: true };
  if (open) return { words: m.seeParcels, href: '#parcels' };
  return { words: order.tone === 'done' ? m.trouble : m.help, href: '#help', isQuiet: true };
}
