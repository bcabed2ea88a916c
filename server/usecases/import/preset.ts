import { z } from 'zod';
import { columnName, dateFormats, factMapping, orderMapping, phoneCountry, rowValue, timeZone } from '@/server/domain/row/row-mapping';
import { SOURCE_KINDS } from '@/server/domain/tracking/fact';

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

/** How CSV files become orders and facts. Saved by name; made by hand or in the console. */
export const presetSchema = z.strictObject({
  name: z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N} _.-]{0,63}$/u),
  description: z.string().max(500).optional(),
  /** Name that stands in the facts as their source. */
  source: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/),
  sourceKind: z.enum(SOURCE_KINDS).default('platform'),
  timeZone,
  phoneCountry: phoneCountry.default('CN'),
  dateFormat: dateFormats.default('auto'),
  decimalComma: z.boolean().default(false),
  encoding: z.enum(['auto', 'utf-8', 'gb18030']).default('auto'),
  delimiter: z.enum(['auto', ',', ';', '\t', '|']).default('auto'),
  main: z.strictObject({ file: z.string().default('*') }).prefault({}),
  joins: z.array(join).default([]),
  /** Columns that a file does not have are taken as empty; those of order number, time and joins must be there. */
  lenient: z.boolean().default(false),
  orderNo: rowValue,
  order: orderMapping.optional(),
  facts: z.array(factMapping).default([]),
});

export type Preset = z.output<typeof presetSchema>;
export type PresetInput = z.input<typeof presetSchema>;
export type PresetJoin = Preset['joins'][number];
