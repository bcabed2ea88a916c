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

/** See more where there is more to see, else what the customer can do, else ask the carrier, else ask the shop. */
export function pageAction(order: {
  language: Language;
  tone: Tone;
  shipments: readonly ShipmentModel[];
  /** The reader can show to be the recipient and then sees more. */
  canUnlock: boolean;
  /** What the state offers to be done (domain/action). */
  offer: PageAction | null;
}): PageAction {
  const m = messagesOf(order.language);
  if (order.canUnlock) return { words: m.unlock, href: '#unlock' };
  if (order.offer && isFitting(order.offer, order.tone)) return { ...order.offer, isQuiet: !isWaitedFor(order.offer) };
  const open = order.shipments.find((shipment) => shipment.tone !== 'done' && shipment.tone !== 'quiet');
  if (open && order.shipments.length === 1) return { words: open.linkName, href: open.url, isElsewhere: true };
  if (open) return { words: m.seeParcels, href: '#parcels' };
  return { words: order.tone === 'done' ? m.trouble : m.help, href: '#help', isQuiet: true };
}

/** What the shop waits for stands out; what is only possible stands back. */
function isWaitedFor(offer: PageAction): boolean {
  return /\/(confirm|ticket)$/.test(offer.href);
}

/** While something is wrong only the word that settles it is offered before help. */
function isFitting(offer: PageAction, tone: Tone): boolean {
  return (tone !== 'warn' && tone !== 'bad') || offer.href.endsWith('/confirm');
}
