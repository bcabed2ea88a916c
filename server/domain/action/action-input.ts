import { addDays, localDay } from '../calendar/local-day';
import { DAY_PARTS, type DayPart, type DeliveryWindow, LEAVE_PLACES, type LeavePlace } from '../order/customer-word';
import type { Instant } from '../shared/instant';
import type { ActionCode } from './action-settings';

/** What a customer gives along with an action, checked and cleaned. */
export type ActionInput =
  | { code: 'confirm' }
  | { code: 'cancel' }
  /** An empty list: to be handed over in person. */
  | { code: 'place'; may: LeavePlace[] }
  | { code: 'address'; province?: string; city: string; district?: string; address: string; postcode?: string }
  | { code: 'time'; window: DeliveryWindow }
  /** Made out to a person where there is no tax number. */
  | { code: 'invoice'; title: string; taxNo?: string; email: string };

/** What is wrong with a field, and so how to mend it. */
export type FieldProblem = 'missing' | 'too_short' | 'too_long' | 'format' | 'past' | 'too_far';

export interface InputProblem {
  field: string;
  why: FieldProblem;
}

export type ReadInput = { kind: 'valid'; input: ActionInput } | { kind: 'invalid'; problems: InputProblem[] };

/** Days ahead for which a delivery can be asked. */
export const FURTHEST_DAYS = 14;
/** Lengths in characters. */
const STREET = { least: 5, most: 120 };
const NAME = 40;
const TITLE = 100;
const EMAIL = /^[^\s@]{1,64}@[^\s@]+\.[^\s@]{2,}$/;
/** Unified social credit code of 18, or an older tax number of 15 to 20 characters. */
const TAX_NO = /^[0-9A-Z]{15,20}$/;
const POSTCODE = /^[0-9A-Za-z][0-9A-Za-z -]{2,9}$/;

/** Values of a form's or a body's fields as they came: a text, or several of one name. */
export type RawFields = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * Reads what was filled in for an action. Full-width letters and digits are taken as plain ones. Days are days of
 * `timeZone`, from tomorrow on: a warehouse has today's parcels in hand already.
 */
export function readActionInput(code: ActionCode, fields: RawFields, when: { now: Instant; timeZone: string }): ReadInput {
  const problems: InputProblem[] = [];
  const text = (field: string, limit: { least?: number; most: number }): string => {
    const value = clean(fields[field]);
    if (value === '') problems.push({ field, why: 'missing' });
    else if (value.length < (limit.least ?? 1)) problems.push({ field, why: 'too_short' });
    else if (value.length > limit.most) problems.push({ field, why: 'too_long' });
    return value;
  };
  const optional = (field: string, most: number, form?: RegExp): string | undefined => {
    const value = clean(fields[field]);
    if (value.length > most) problems.push({ field, why: 'too_long' });
    else if (value !== '' && form && !form.test(value)) problems.push({ field, why: 'format' });
    return value === '' ? undefined : value;
  };
  const input = ((): ActionInput => {
    switch (code) {
      case 'confirm':
      case 'cancel':
        return { code };
      case 'place':
        return { code, may: readPlaces(fields.may) };
      case 'address':
        return {
          code,
          province: optional('province', NAME),
          city: text('city', { most: NAME }),
          district: optional('district', NAME),
          address: text('address', STREET),
          postcode: optional('postcode', 10, POSTCODE),
        };
      case 'time':
        return { code, window: { on: readDay(fields.on, when, problems), part: readPart(fields.part) } };
      case 'invoice': {
        const title = text('title', { least: 2, most: TITLE });
        const isCompany = clean(fields.for) === 'company';
        const taxNo = isCompany ? text('taxNo', { most: 40 }).replace(/[\s-]/g, '').toUpperCase() : undefined;
        if (taxNo && !TAX_NO.test(taxNo)) problems.push({ field: 'taxNo', why: 'format' });
        const email = text('email', { most: TITLE });
        if (email && !EMAIL.test(email)) problems.push({ field: 'email', why: 'format' });
        return { code, title, ...(taxNo ? { taxNo } : {}), email };
      }
    }
  })();
  return problems.length > 0 ? { kind: 'invalid', problems } : { kind: 'valid', input };
}

function clean(value: string | readonly string[] | undefined): string {
  const first = typeof value === 'string' ? value : value?.[0];
  return (first ?? '').normalize('NFKC').replace(/\s+/g, ' ').trim();
}

function readPlaces(value: string | readonly string[] | undefined): LeavePlace[] {
  const named = new Set(typeof value === 'string' ? [value] : value);
  return LEAVE_PLACES.filter((place) => named.has(place));
}

function readPart(value: string | readonly string[] | undefined): DayPart {
  return DAY_PARTS.find((part) => part === clean(value)) ?? 'any';
}

function readDay(
  value: string | readonly string[] | undefined,
  when: { now: Instant; timeZone: string },
  problems: InputProblem[],
): string {
  const on = clean(value);
  const today = localDay(when.now, when.timeZone);
  if (on === '') problems.push({ field: 'on', why: 'missing' });
  else if (!/^\d{4}-\d\d-\d\d$/.test(on) || Number.isNaN(Date.parse(on))) problems.push({ field: 'on', why: 'format' });
  else if (on <= today) problems.push({ field: 'on', why: 'past' });
  else if (on > addDays(today, FURTHEST_DAYS)) problems.push({ field: 'on', why: 'too_far' });
  return on;
}
