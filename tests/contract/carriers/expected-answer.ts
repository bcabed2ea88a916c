/**
 * One event as it has to come out: our code (`?` and the carrier's own word for one that stays unmapped), the moment as
 * ISO 8601 with the offset of its place (followed by ` day` where only the day is known), and the city or ''.
 */
export type ExpectedEvent = [code: string, at: string, city: string];

export interface ExpectedShipment {
  trackingNo: string;
  /** How many events the carrier tells. */
  count: number;
  /** All of them in the order of the document; beyond twelve the first, the last and those that change the milestone. */
  events: ExpectedEvent[];
  /** Expected delivery that the events carry, ISO 8601 with offset. */
  expectedBy?: string;
  /** Carrier where it is not the account's own. */
  carrier?: string;
}

/** What has to become of one answer of a carrier. */
export type ExpectedAnswer =
  /** Shipments in the order of the document; `refused` are the words with which the carrier declines rows beside them. */
  | { shipments: ExpectedShipment[]; refused?: string[] }
  /** The carrier's own no, with words of its reason. */
  | { failure: string }
  /** Nothing is taken: no answer of this kind, or not readable at all. */
  | 'nothing';

/** Expectations of one carrier, written from its payloads and not from what our settings make of them. */
export interface CarrierExpectations {
  /** Recorded answers under `fixtures/carrier/<folder>`, by file name. */
  folder: string;
  /** Settings under docs/connectors/carriers that read a file; the folder's name otherwise. */
  settings?: Record<string, string>;
  /** Numbers that were asked about, for answers that do not name them. */
  asked?: Record<string, string>;
  files: Record<string, ExpectedAnswer>;
  /** Answers written by us after the carrier's public description, for what no recorded one shows. */
  own?: Record<string, { settings: string; asked?: string; body: string; expected: ExpectedAnswer }>;
  /** Events that the `.expected.json` beside a file counts otherwise than we do, and why. */
  otherCount?: Record<string, string>;
  /** Files of which the library reads a code or a time otherwise than the carrier tells it, and why. */
  otherReading?: Record<string, string>;
}
