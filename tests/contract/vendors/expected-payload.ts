/**
 * One fact as it has to come out: what it is about (`carrier/number`, or `order N` for the order itself, or both with a blank
 * between them), our code (`?` and the vendor's own word for one that stays unmapped), the moment as ISO 8601 with the offset
 * of its place, and, where the vendor tells one, the city or place and the amount with its currency.
 */
export type ExpectedFact = [about: string, code: string, at: string, more?: string];

/** An order as `number | placed at | type | amount | sku x quantity at price, ...`. */
export type ExpectedOrder = string;

/** What has to become of one payload of a vendor. */
export type ExpectedPayload =
  /** Facts in the order of the document; `refused` are words of the reasons for which other rows are not taken. */
  | { facts: ExpectedFact[]; orders?: ExpectedOrder[]; expectedBy?: string; refused?: string[] }
  /** The vendor's own no, with words of its reason. */
  | { failure: string }
  /** Nothing is taken: no payload of this kind, or not readable at all. */
  | 'nothing'
  /** About something else: set aside without complaint. */
  | 'passed over';

interface OwnPayload {
  format: string;
  asked?: string;
  body: string;
  expected: ExpectedPayload;
}

/** Expectations of one vendor, written from its payloads and not from what our settings make of them. */
export interface VendorExpectations {
  /** Recorded payloads under `fixtures/<folder>`, by file name. */
  folder: string;
  /** Settings that read a file; the last part of the folder's name otherwise. */
  formats?: Record<string, string>;
  /** What stands around a payload that was recorded without its envelope. */
  envelope?: Record<string, (payload: string) => string>;
  files: Record<string, ExpectedPayload>;
  /** Payloads written by us after the vendor's public description, for what no recorded one shows. */
  own: Record<string, OwnPayload>;
}
