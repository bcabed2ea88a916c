import type { Contact } from '../domain/order/contact';
import type { Place } from '../domain/place/place';
import type { Instant } from '../domain/shared/instant';
import type { FeedWord } from '../domain/subscription/vendor-answer';
import type { FactData, OrderHeader, Precision, SourceKind } from '../domain/tracking/fact';
import type { Puller } from './puller';
import type { Mapped } from './status-map';
import type { Subscriber } from './subscriber';

/** A configured account, with its secrets opened. */
export interface SourceAccount {
  name: string;
  /** Shop that order numbers in its reports belong to; null when it only knows shipments. */
  shop: string | null;
  /** IANA zone of times that carry none. */
  timeZone: string;
  secrets: Readonly<Record<string, string>>;
  /** What a connector is told (domain/connector/connector-settings.ts). */
  settings?: unknown;
}

/** One push as it arrived. */
export interface Delivery {
  body: Buffer;
  headers: Headers;
  receivedAt: Instant;
}

/** A fact in the words of domain/tracking/fact.ts; who reports it is the account. */
export interface ReportedFact {
  order?: OrderRef;
  shipment?: ShipmentRef;
  identityKey: string;
  code: string | null;
  sourceCode?: string;
  reason?: string;
  occurredAt: Instant;
  precision: Precision;
  /** The vendor's own sequence, oldest first. */
  ordinal?: number;
  place?: Place;
  text?: string;
  data?: FactData;
}

export interface ShipmentRef {
  carrier: string;
  trackingNo: string;
  items?: { sku: string; quantity: number }[];
}

export interface OrderRef {
  shop: string;
  orderNo: string;
}

export interface ReportedOrder {
  header: OrderHeader;
  contact: Contact;
  changedAt?: Instant;
}

/** What one push says. */
export interface Report {
  orders: ReportedOrder[];
  facts: ReportedFact[];
  /** Shipments of which the push told everything there is: what is missing was withdrawn by the vendor. */
  snapshots: ShipmentRef[];
  /** Vendor's ids and what they stand for, to be kept for later pushes that name nothing else. */
  aliases: Alias[];
  /** Facts about something that only has a vendor's id here; they wait until the id is known. */
  byAlias: { alias: string; fact: ReportedFact }[];
  /** What became of the vendor's watching, where the push says it. */
  feeds?: { shipment: ShipmentRef; word: FeedWord }[];
  /** Parts that could not be read, in a few words without personal data. */
  unreadable: string[];
}

/** A vendor's id, such as `fulfillment:255858046`, and the order or shipments behind it. */
export interface Alias {
  alias: string;
  order?: OrderRef;
  shipments?: ShipmentRef[];
}

export type Verification = { kind: 'ok' } | { kind: 'refused'; reason: string };

export type Parsed =
  | { kind: 'report'; report: Report }
  /** Understood, and nothing to record: answered as success. */
  | { kind: 'ignored'; reason: string }
  /** No tracking, or not to be understood; the same bytes would fail again. */
  | { kind: 'unreadable'; reason: string };

/** What became of a push, for the vendor's ears. */
export type Reply =
  | { kind: 'taken' }
  | { kind: 'ignored'; reason: string }
  | { kind: 'bad_signature'; reason: string }
  | { kind: 'unreadable'; reason: string }
  /** Our fault or too early: the vendor should send it again. */
  | { kind: 'try_again'; reason: string };

/** One vendor: everything that is particular to it stands behind these functions. */
export interface Source {
  /** Folder, path segment and adapter name. */
  code: string;
  kind: SourceKind;
  /** Names of the secrets an account has; the optional ones end with `?`. */
  secretNames: readonly string[];
  /** What is wrong with the secrets of a new account (a key that is no key), for the person who sets it up; null when nothing is. */
  secretFault?(secrets: Readonly<Record<string, string>>): string | null;
  /** Query parameters of the address that the vendor's signature covers; `delivered-query.ts` reads them. */
  queryNames?: readonly string[];
  /** The headers to keep beside the bytes, where the vendor proves itself by what must not be kept; the others keep their own. */
  keep?(delivery: Delivery, url: string | undefined, account: SourceAccount): Headers;
  /** Whether the vendor's signature over the raw bytes holds. Constant time. */
  verify(delivery: Delivery, account: SourceAccount): Verification;
  /** What the push says. Never throws: what cannot be read is `unreadable`. */
  parse(delivery: Delivery, account: SourceAccount): Parsed;
  /** The vendor's status code in our words; `text` decides where the table says so. */
  map(code: string, text: string): Mapped;
  /** The answer in the vendor's own form, which may have to name what was asked, or stand in the account's settings. */
  answer(reply: Reply, delivery: Delivery, account?: SourceAccount): Response;
  /** The answer to a vendor that asks by GET whether an address takes its pushes; null when the question proves nothing. */
  confirm?(query: URLSearchParams, account: SourceAccount, askedAt: Instant): string | null;
  /** How a number is subscribed; absent where the vendor pushes what it has without being asked. */
  subscriber?: Subscriber;
  /** How it is asked what it knows; absent where it only pushes. */
  puller?: Puller;
}

/** An empty report, to be filled. */
export function emptyReport(): Report {
  return { orders: [], facts: [], snapshots: [], aliases: [], byAlias: [], unreadable: [] };
}
