import type { Instant } from '../shared/instant';

/** How somebody came to see an order: by its parcel's page, by proving number and phone, by a shared link, from the shop. */
export type ViewWay = 'parcel' | 'verified' | 'link' | 'staff';
/** What the page was asked with; a preview is a messenger that fetched it for the picture of a link. */
export type ViewDevice = 'phone' | 'computer' | 'preview' | 'program';

/** Looks at one order in one way with one kind of device that lie close together. */
export interface OrderLook {
  way: ViewWay;
  /** Null for staff. */
  device: ViewDevice | null;
  firstAt: Instant;
  lastAt: Instant;
}

/** Programs that draw the card of a link; browsers inside the same apps name them too (Telegram-Android), and CUBOT makes phones. */
const PREVIEW =
  /(?<!cu)bot\b|crawler|spider|preview|facebookexternalhit|facebot|^whatsapp|slack-imgproxy|vkshare|embedly|iframely|kakaotalk-scrap|larkurl/i;
const PHONE = /mobile|android|iphone|ipad|harmony|micromessenger/i;
const BROWSER = /^mozilla\//i;

/** Kind of device, from the User-Agent header; the header itself is kept nowhere. */
export function viewDevice(userAgent: string): ViewDevice {
  if (PREVIEW.test(userAgent)) return 'preview';
  if (PHONE.test(userAgent)) return 'phone';
  return BROWSER.test(userAgent) ? 'computer' : 'program';
}
