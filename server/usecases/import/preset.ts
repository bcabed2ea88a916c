import { z } from 'zod';
import { SOURCE_KINDS } from '@/server/domain/tracking/fact';
import { isDateFormat } from './read-date';

/** A column of the main file (`order_id`) or of a joined one (`customer.city`). */
const columnName = z.string().min(1).max(200);

const dateFormat = z.string().refine(isDateFormat, 'must name year, month and day, such as DD/MM/YYYY');
const dateFormats = z.union([dateFormat, z.array(dateFormat).min(1)]);

const shaping = {
  /** Cell → value, compared without case and outer blanks. */
  map: z.record(z.string(), z.string()).optional(),
  /** What a cell that the map does not name becomes ('' is none). Without it such a cell refuses the row. */
  otherwise: z.string().optional(),
  /** `words` turns underscores into blanks. */
  letters: z.enum(['title', 'upper', 'lower', 'words']).optional(),
  /** Numbers outside are taken as not given. */
  between: z.tuple([z.number(), z.number()]).optional(),
  /** `auto`, `epoch_s`, `epoch_ms`, or patterns such as `DD/MM/YYYY HH:mm`, tried in order. */
  dateFormat: dateFormats.optional(),
  /** A date means the end of that local day. */
  dayEnd: z.boolean().optional(),
  /** Only the day is meant: the time of day in the cell is dropped. */
  dayOnly: z.boolean().optional(),
  /** An unreadable cell is left out instead of refusing its row. */
  ifBad: z.enum(['refuse', 'omit']).optional(),
};

/** Where a value comes from. */
export type PresetValue =
  | ({ column: string } & ValueShaping)
  | ({ constant: string } & ValueShaping)
  /** Text with `{column}`; `{column|first:13}` its first characters, `{column|digits:8}` digits made of them. */
  | ({ template: string } & ValueShaping)
  /** The first that is given. */
  | ({ first: PresetValue[] } & ValueShaping)
  /** The latest of several times. */
  | ({ latest: PresetValue[] } & ValueShaping)
  /** Sum over the rows of a joined file with many rows a key. */
  | ({ sum: string } & ValueShaping);

type Letters = 'title' | 'upper' | 'lower' | 'words';

export interface ValueShaping {
  map?: Record<string, string>;
  otherwise?: string;
  letters?: Letters;
  between?: [number, number];
  dateFormat?: string | string[];
  dayEnd?: boolean;
  dayOnly?: boolean;
  ifBad?: 'refuse' | 'omit';
}

const value: z.ZodType<PresetValue, PresetValue> = z.lazy(() =>
  z.union([
    z.strictObject({ column: columnName, ...shaping }),
    z.strictObject({ constant: z.string().max(2000), ...shaping }),
    z.strictObject({ template: z.string().min(1).max(2000), ...shaping }),
    z.strictObject({ first: z.array(value).min(1), ...shaping }),
    z.strictObject({ latest: z.array(value).min(1), ...shaping }),
    z.strictObject({ sum: columnName, ...shaping }),
  ]),
);

const place = z.strictObject({
  text: value.optional(),
  country: value.optional(),
  province: value.optional(),
  city: value.optional(),
  district: value.optional(),
  lat: value.optional(),
  lon: value.optional(),
});

/** A file joined to the main one. `on` is a column known so far, also of another joined file; `key` its partner here. */
const join = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9_]*$/),
  /** Name of the file without endings, `*` for any letters; '' is the main file itself (several rows an order). */
  file: z.string(),
  on: columnName,
  key: z.string().min(1),
  /** Several rows a key, such as items. Otherwise the first row of a key counts. */
  many: z.boolean().default(false),
  /** The import runs without this file. */
  optional: z.boolean().default(false),
});

const shipment = z.strictObject({ carrier: value, trackingNo: value });

const order = z.strictObject({
  type: value.optional(),
  placedAt: value,
  name: value.optional(),
  phone: value.optional(),
  email: value.optional(),
  address: value.optional(),
  postcode: value.optional(),
  destination: place.optional(),
  origin: place.optional(),
  items: z
    .strictObject({
      /** Joined file with a row an item; without it the row itself is the one item. */
      each: z.string().optional(),
      sku: value,
      name: value.optional(),
      quantity: value.optional(),
      price: value.optional(),
      category: value.optional(),
    })
    .optional(),
  amount: value.optional(),
  currency: value.optional(),
  promisedBy: value.optional(),
  tags: value.optional(),
  /** Yes or no; also as a `map` to `yes` and `no`. */
  lockerConsent: value.optional(),
});

const condition = z.strictObject({ value, is: z.array(z.string()).optional(), isNot: z.array(z.string()).optional() });

const fact = z.strictObject({
  /** Names the fact within its row; part of its identity, so never change it once it was used. */
  name: z.string().regex(/^[a-z][a-z0-9_]*$/),
  /** Canonical code; an empty result is kept as unmapped under its `sourceCode`. */
  code: value,
  sourceCode: value.optional(),
  /** When it happened; no time, no fact. */
  at: value,
  when: z.array(condition).optional(),
  /** Refuse the row when the time is missing, instead of leaving the fact out. */
  required: z.boolean().optional(),
  /** The source's own id of the event. Without it a row of orders has one fact of each name, and an event is known by code, time and place. */
  eventId: value.optional(),
  sourceKind: z.enum(SOURCE_KINDS).optional(),
  shipment: shipment.optional(),
  place: place.optional(),
  text: value.optional(),
  reason: value.optional(),
  expectedBy: value.optional(),
  warehouse: value.optional(),
  payment: z.strictObject({ paymentNo: value, method: value.optional(), amount: value.optional(), currency: value.optional() }).optional(),
});

/** How CSV files become orders and facts. Saved by name; made by hand or in the console. */
export const presetSchema = z.strictObject({
  name: z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N} _.-]{0,63}$/u),
  description: z.string().max(500).optional(),
  /** Name that stands in the facts as their source. */
  source: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/),
  sourceKind: z.enum(SOURCE_KINDS).default('platform'),
  /** IANA zone of times that carry none. */
  timeZone: z.string().refine(isTimeZone, 'is no time zone, such as Asia/Shanghai'),
  /** ISO 3166-1 alpha-2: how phones without a country code are read. */
  phoneCountry: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .default('CN'),
  dateFormat: dateFormats.default('auto'),
  decimalComma: z.boolean().default(false),
  encoding: z.enum(['auto', 'utf-8', 'gb18030']).default('auto'),
  delimiter: z.enum(['auto', ',', ';', '\t', '|']).default('auto'),
  main: z.strictObject({ file: z.string().default('*') }).prefault({}),
  joins: z.array(join).default([]),
  /** Columns that a file does not have are taken as empty; those of order number, time and joins must be there. */
  lenient: z.boolean().default(false),
  orderNo: value,
  order: order.optional(),
  facts: z.array(fact).default([]),
});

export type Preset = z.output<typeof presetSchema>;
export type PresetInput = z.input<typeof presetSchema>;
export type PresetJoin = Preset['joins'][number];
export type PresetPlace = z.output<typeof place>;
export type PresetOrder = z.output<typeof order>;
export type PresetFact = z.output<typeof fact>;

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
