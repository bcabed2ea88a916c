import { z } from 'zod';
import { columnName, dateFormats, factMapping, orderMapping, phoneCountry, rowValue } from '../row/row-mapping';
import { askSettings } from './ask-settings';
import { pullSettings } from './pull-settings';
import { verification } from './verification';

const listName = z.string().regex(/^[a-z][a-z0-9_]*$/);

const failure = z.strictObject({
  path: columnName,
  /** It is one when the text is among these; without both, when there is any text. */
  is: z.array(z.string()).optional(),
  isNot: z.array(z.string()).optional(),
  /** Where the reason stands. */
  reason: columnName.optional(),
});

const only = z
  .strictObject({ path: columnName, is: z.array(z.string()).min(1).optional(), isNot: z.array(z.string()).min(1).optional() })
  .refine((one) => one.is ?? one.isNot, 'needs `is` or `isNot`');

/**
 * What an account of the `connector` is told: how a document of that system becomes orders and facts, how its pushes
 * prove themselves, how it is asked. Paths are JSONPath (RFC 9535) or XPath 1.0; they start at the row, at a list as
 * `items.$.sku`, or at the whole document as `document.$.warehouse`. Secrets are no part of it: they are named in it.
 */
export const connectorSettings = z.strictObject({
  format: z.enum(['json', 'xml']).default('json'),
  /** Field of a form that holds the document, for systems that post forms. */
  formField: z.string().min(1).max(100).optional(),
  /** Prefixes that the XPaths use. */
  namespaces: z.record(z.string().regex(/^[A-Za-z_][\w.-]*$/), z.string().min(1).max(300)).default({}),
  /** Path to the rows; each of them is one order, or one report about one. The whole document when absent. */
  rows: columnName.optional(),
  /** Rows of other kinds that come to the same address are passed over and not refused: its path starts at the row. */
  only: only.optional(),
  /** Texts in a JSON document that hold JSON themselves, read as if it stood there: paths from the root. */
  embedded: z.array(columnName).max(10).default([]),
  /** Path within a row: rows that have the same text there are one order, and `rows` is the list of them. For answers with a line an item. */
  groupBy: columnName.optional(),
  /** Lists within a row, such as items or scans, by the name that values use. */
  lists: z
    .record(
      listName.refine(
        (name) => !['document', 'rows', 'asked'].includes(name),
        '"document", "rows" and "asked" have a meaning of their own',
      ),
      columnName,
    )
    .default({}),
  /** A document that is the system's way of saying no, though the status says all is well. */
  failure: failure.optional(),
  /** A row that is no, beside others that are well: its paths start at the row, and the row is refused with the reason. */
  rowFailure: failure.optional(),
  phoneCountry: phoneCountry.default('CN'),
  dateFormat: dateFormats.default('auto'),
  decimalComma: z.boolean().default(false),
  /** Shop of a row, where one system serves several; the account's own otherwise. */
  shop: rowValue.optional(),
  orderNo: rowValue.optional(),
  order: orderMapping.optional(),
  facts: z.array(factMapping.omit({ sourceKind: true })).default([]),
  push: z
    .strictObject({
      verification,
      /** What is answered to a push that was taken, where the system wants to read certain words. */
      answer: z.strictObject({ body: z.string().max(2000), contentType: z.string().max(100).default('application/json') }).optional(),
    })
    .optional(),
  pull: pullSettings.optional(),
  ask: askSettings.optional(),
});

export type ConnectorSettings = z.output<typeof connectorSettings>;
export type ConnectorSettingsInput = z.input<typeof connectorSettings>;
