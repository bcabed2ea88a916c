import { z } from 'zod';
import { toSlug } from '../shared/slug';
import { isNumber, isTimeOfOrders, NO_NUMBER, NO_TIME_OF_ORDERS } from '../tracking/recordable';

/** One line of text without control characters. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^\P{Cc}*$/u, 'must be one line of text');

/** Words of people: blanks and line breaks count as one blank. */
export const words = (max: number) =>
  z
    .string()
    .max(max)
    .transform((text) => text.replace(/[\s\p{Cc}]+/gu, ' ').trim());

/** A short word of the sender's own, taken as a slug: `Same Day` becomes `same_day`. */
export const slugWord = line(40)
  .refine((text) => toSlug(text) !== undefined, 'must hold a letter or a digit')
  .transform((text) => toSlug(text)!);

export const shopCode = line(64).meta({ description: 'The shop that sells; made when its first order arrives.', example: 'north' });
/** A number or a name that things are found by: more than signs that do not count when compared. */
const identifier = line(64).refine(isNumber, NO_NUMBER);

export const orderNumber = identifier.meta({
  description: 'The order number the customer knows. Compared without case, blanks, dashes and a leading #.',
  example: 'N-2026-1107',
});

const zonedTime = z.union([z.iso.datetime({ offset: true }), z.iso.datetime({ offset: true, precision: -1 })], {
  error: 'must be ISO 8601 with a zone, such as 2026-11-21T10:00:00+08:00',
});

const TIME_META = {
  description: 'ISO 8601 with a zone.',
  example: '2026-11-21T10:00:00+08:00',
  override: ({ jsonSchema }: { jsonSchema: Record<string, unknown> }) => {
    jsonSchema.anyOf = undefined;
    Object.assign(jsonSchema, { type: 'string', format: 'date-time' });
  },
};

/** ISO 8601 with a zone, as text; with or without seconds. When something happened or is due. */
export const instantText = zonedTime.refine((text) => isTimeOfOrders(Date.parse(text)), NO_TIME_OF_ORDERS).meta(TIME_META);

/** ISO 8601 with a zone, read as epoch milliseconds. When something happened or is due. */
export const instant = instantText.transform((text) => Date.parse(text));

const [FIRST_MOMENT, LAST_MOMENT] = [0, Date.UTC(9999, 11, 31)];

/** A moment that a question names, such as the start of a range, read as epoch milliseconds. */
export const moment = zonedTime
  .refine((text) => Date.parse(text) >= FIRST_MOMENT && Date.parse(text) < LAST_MOMENT, 'must lie between the years 1970 and 9999')
  .meta(TIME_META)
  .transform((text) => Date.parse(text));

const DECIMAL = /^\d{1,12}(\.\d{1,6})?$/;
const NO_DECIMAL = 'must be a decimal such as "128.00"';

/** A decimal as text or number, read as text. */
export const decimal = z
  .union([z.string().regex(DECIMAL, NO_DECIMAL), z.number().refine((number) => DECIMAL.test(String(number)), NO_DECIMAL)], {
    error: NO_DECIMAL,
  })
  .transform(String)
  .meta({ description: 'Decimal, best as text.', example: '128.00' });

export const currency = z
  .string()
  .regex(/^[A-Z]{3}$/, 'must be three letters of ISO 4217, such as CNY')
  .meta({ example: 'CNY' });

export const country = z
  .string()
  .toUpperCase()
  .regex(/^[A-Z]{2}$/, 'must be two letters of ISO 3166-1, such as CN')
  .meta({ example: 'CN' });

const latitude = z.number().min(-90).max(90).meta({ description: 'WGS-84, degrees.', example: 31.23 });
const longitude = z.number().min(-180).max(180).meta({ description: 'WGS-84, degrees.', example: 121.47 });
export const coordinates = { lat: latitude.optional(), lon: longitude.optional() };

export const shipment = z
  .object({
    carrier: identifier.meta({ description: 'Code or name of the carrier; names of other systems are understood.', example: 'sf' }),
    trackingNo: identifier.meta({ description: 'Compared without case, blanks and dashes.', example: 'SF1234567890123' }),
    items: z
      .array(z.object({ sku: line(100), quantity: z.number().int().positive() }))
      .max(500)
      .optional()
      .meta({ description: 'What is in it; needed when an order goes out in several shipments.' }),
  })
  .meta({ id: 'Shipment' });
