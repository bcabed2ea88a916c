import { z } from 'zod';
import { isTimeZone } from '../calendar/is-time-zone';
import { SOURCE_KINDS } from '../tracking/fact';
import { MILESTONE_NAMES } from '../tracking/milestone';
import { isDateFormat } from './read-date';

/** A column (`order_id`), one of a joined file (`customer.city`), or a path into a document (`$.order.id`, `Order/@id`). */
export const columnName = z.string().min(1).max(200);

const dateFormat = z.string().refine(isDateFormat, 'must name year, month and day, such as DD/MM/YYYY');
export const dateFormats = z.union([dateFormat, z.array(dateFormat).min(1)]);

const shaping = {
  /** Cell → value, compared without case and outer blanks. */
  map: z.record(z.string(), z.string()).optional(),
  /** Text → value, `*` standing for any text: for systems that tell in sentences. Asked in order, after `map`. */
  like: z.record(z.string().min(1).max(300), z.string()).optional(),
  /**
   * Milestones (or `problem`) that the words of a scan may tell where neither `map` nor `like` names them: the portal
   * reads them as it reads scans without a code. What they tell of any other is not believed.
   */
  scan: z
    .array(z.enum([...MILESTONE_NAMES, 'problem']))
    .min(1)
    .optional(),
  /** The text is a country (`DE`), or a country and a region (`US-CA`), and becomes the IANA zone of its clock. */
  toZone: z.literal(true).optional(),
  /** What a cell that the map does not name becomes ('' is none). Without it such a cell refuses the row. */
  otherwise: z.string().optional(),
  /** `words` turns underscores into blanks. */
  letters: z.enum(['title', 'upper', 'lower', 'words']).optional(),
  /** Numbers outside are taken as not given. */
  between: z.tuple([z.number(), z.number()]).optional(),
  /** `auto`, `epoch_s`, `epoch_ms`, `dotnet_date`, `dotnet_ticks`, or patterns such as `DD/MM/YYYY HH:mm`, tried in order. */
  dateFormat: dateFormats.optional(),
  /** Digits that stand behind the point in an amount told in its smallest unit: 2 makes 12.50 of 1250. */
  minorDigits: z.int().min(1).max(4).optional(),
  /** A date means the end of that local day. */
  dayEnd: z.boolean().optional(),
  /** Only the day is meant: the time of day in the cell is dropped. */
  dayOnly: z.boolean().optional(),
  /** An unreadable cell is left out instead of refusing its row. */
  ifBad: z.enum(['refuse', 'omit']).optional(),
};

/** Where a value comes from. */
export type RowValue =
  | ({ column: string } & ValueShaping)
  | ({ constant: string } & ValueShaping)
  /** Text with `{column}`; `{column|first:13}` its first characters, `{column|digits:8}` digits made of them. */
  | ({ template: string } & ValueShaping)
  /** The first that is given. */
  | ({ first: RowValue[] } & ValueShaping)
  /** The latest of several times. */
  | ({ latest: RowValue[] } & ValueShaping)
  /** Sum over the rows of a joined file with many rows a key. */
  | ({ sum: string } & ValueShaping)
  /** Days from Monday to Friday between two times, with fractions. */
  | ({ workingDaysBetween: [from: RowValue, to: RowValue] } & ValueShaping);

type Letters = 'title' | 'upper' | 'lower' | 'words';

export interface ValueShaping {
  map?: Record<string, string>;
  like?: Record<string, string>;
  scan?: string[];
  toZone?: true;
  otherwise?: string;
  letters?: Letters;
  between?: [number, number];
  dateFormat?: string | string[];
  minorDigits?: number;
  dayEnd?: boolean;
  dayOnly?: boolean;
  ifBad?: 'refuse' | 'omit';
}

export const rowValue: z.ZodType<RowValue, RowValue> = z.lazy(() =>
  z.union([
    z.strictObject({ column: columnName, ...shaping }),
    z.strictObject({ constant: z.string().max(2000), ...shaping }),
    z.strictObject({ template: z.string().min(1).max(2000), ...shaping }),
    z.strictObject({ first: z.array(rowValue).min(1), ...shaping }),
    z.strictObject({ latest: z.array(rowValue).min(1), ...shaping }),
    z.strictObject({ sum: columnName, ...shaping }),
    z.strictObject({ workingDaysBetween: z.tuple([rowValue, rowValue]), ...shaping }),
  ]),
);

const place = z.strictObject({
  text: rowValue.optional(),
  country: rowValue.optional(),
  province: rowValue.optional(),
  city: rowValue.optional(),
  district: rowValue.optional(),
  lat: rowValue.optional(),
  lon: rowValue.optional(),
});

const shipment = z.strictObject({ carrier: rowValue, trackingNo: rowValue });

export const orderMapping = z.strictObject({
  type: rowValue.optional(),
  placedAt: rowValue,
  name: rowValue.optional(),
  phone: rowValue.optional(),
  email: rowValue.optional(),
  address: rowValue.optional(),
  postcode: rowValue.optional(),
  destination: place.optional(),
  origin: place.optional(),
  items: z
    .strictObject({
      /** Joined file or list with a row an item; without it the row itself is the one item. */
      each: z.string().optional(),
      sku: rowValue,
      name: rowValue.optional(),
      quantity: rowValue.optional(),
      price: rowValue.optional(),
      category: rowValue.optional(),
    })
    .optional(),
  amount: rowValue.optional(),
  currency: rowValue.optional(),
  promisedBy: rowValue.optional(),
  tags: rowValue.optional(),
  /** When the source last changed the order: an older report that comes later does not win. */
  changedAt: rowValue.optional(),
  /** Yes or no; also as a `map` to `yes` and `no`. */
  lockerConsent: rowValue.optional(),
  /** Who sends it where the shop is a marketplace. */
  seller: rowValue.optional(),
  service: rowValue.optional(),
  /** Working days from payment to hand-over that the seller has. */
  dispatchDays: rowValue.optional(),
  paymentMethod: rowValue.optional(),
});

const condition = z.strictObject({ value: rowValue, is: z.array(z.string()).optional(), isNot: z.array(z.string()).optional() });

export const factMapping = z.strictObject({
  /** Names the fact within its row; part of its identity, so never change it once it was used. */
  name: z.string().regex(/^[a-z][a-z0-9_]*$/),
  /** Joined file or list of which each row is such a fact; without it the row itself has one at most. */
  each: z.string().optional(),
  /** Canonical code; an empty result is kept as unmapped under its `sourceCode`. */
  code: rowValue,
  sourceCode: rowValue.optional(),
  /** When it happened; no time, no fact. */
  at: rowValue,
  /** IANA zone of this event's clock where its time carries none, mostly a map from its place; the account's zone without it. */
  zone: rowValue.optional(),
  when: z.array(condition).optional(),
  /** Refuse the row when the time is missing, instead of leaving the fact out. */
  required: z.boolean().optional(),
  /** The source's own id of the event. Without it a row of orders has one fact of each name, and an event is known by code, time and place. */
  eventId: rowValue.optional(),
  sourceKind: z.enum(SOURCE_KINDS).optional(),
  shipment: shipment.optional(),
  place: place.optional(),
  text: rowValue.optional(),
  reason: rowValue.optional(),
  expectedBy: rowValue.optional(),
  warehouse: rowValue.optional(),
  payment: z
    .strictObject({ paymentNo: rowValue, method: rowValue.optional(), amount: rowValue.optional(), currency: rowValue.optional() })
    .optional(),
});

/** IANA zone of times that carry none. */
export const timeZone = z.string().refine(isTimeZone, 'is no time zone, such as Asia/Shanghai');

/** ISO 3166-1 alpha-2: how phones without a country code are read. */
export const phoneCountry = z.string().regex(/^[A-Z]{2}$/);

/** How times, phones and numbers of a row are written. */
export interface RowForm {
  timeZone: string;
  phoneCountry: string;
  dateFormat: string | string[];
  decimalComma: boolean;
}

/** Where the parts of an order and its facts stand in a row. */
export interface RowMapping extends RowForm {
  orderNo?: RowValue;
  order?: OrderMapping;
  facts: FactMapping[];
}

export type PlaceMapping = z.output<typeof place>;
export type OrderMapping = z.output<typeof orderMapping>;
export type FactMapping = z.output<typeof factMapping>;
