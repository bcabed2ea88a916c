import { eventZone } from '../calendar/event-zone';
import { workingDaysBetween } from '../calendar/working-days';
import { wallTimeAt } from '../calendar/zoned-time';
import type { Instant } from '../shared/instant';
import type { Text } from '../shared/language';
import { readScanText } from '../tracking/read-scan-text';
import { isTimeOfOrders } from '../tracking/recordable';
import { endOfLocalDay, type ReadDate, readDate, startOfLocalDay } from './read-date';
import type { Row } from './row';
import type { RowForm, RowValue } from './row-mapping';
import { ROW_PROBLEM, type RowProblem, readFrom } from './row-problems';

const YES = new Set(['yes', 'y', 'true', '1', '是', '同意', '可以']);
const NO = new Set(['no', 'n', 'false', '0', '否', '不同意', '不可以']);

/** Reads the values of one row and gathers what is wrong with them; an absent value is undefined. */
export class ValueReader {
  constructor(
    private readonly form: RowForm,
    private readonly row: Row,
    readonly problems: RowProblem[] = [],
  ) {}

  /** The same gathering of problems over another joined row. */
  over(row: Row): ValueReader {
    return new ValueReader(this.form, row, this.problems);
  }

  /** The same row and gathering, its times on the clock of another zone. */
  at(timeZone: string): ValueReader {
    return new ValueReader({ ...this.form, timeZone }, this.row, this.problems);
  }

  text(field: string, value: RowValue | undefined): string | undefined {
    if (!value) return undefined;
    const raw = this.rawText(value);
    const mapped = value.map || value.like || value.scan || value.toZone ? this.mapped(field, value, raw) : raw;
    if (mapped === undefined || mapped === '') return undefined;
    return value.letters ? withLetters(mapped, value.letters) : mapped;
  }

  /** A text that must be there; '' after the problem was noted. */
  needed(field: string, value: RowValue | undefined): string {
    const text = this.text(field, value);
    if (text === undefined) this.refuseMissing(field, value);
    return text ?? '';
  }

  /** A decimal number as text with a point, such as `1234.50`. */
  decimal(field: string, value: RowValue | undefined): string | undefined {
    if (!value) return undefined;
    if ('sum' in value) return this.sumOf(field, value.sum);
    if ('workingDaysBetween' in value) return this.workingDaysOf(field, value.workingDaysBetween);
    const text = this.text(field, value);
    return text === undefined ? undefined : this.decimalOf(field, value, text);
  }

  number(field: string, value: RowValue | undefined): number | undefined {
    const text = this.decimal(field, value);
    if (text === undefined) return undefined;
    const number = Number(text);
    const [least, most] = value?.between ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    return number < least || number > most ? undefined : number;
  }

  yesNo(field: string, value: RowValue | undefined): boolean | undefined {
    const text = this.text(field, value)?.trim().toLowerCase();
    if (text === undefined || !value) return undefined;
    if (YES.has(text)) return true;
    if (!NO.has(text)) this.unreadable(field, value, ROW_PROBLEM.noYesNo(shorten(text)));
    return NO.has(text) ? false : undefined;
  }

  date(field: string, value: RowValue | undefined): ReadDate | undefined {
    if (!value) return undefined;
    const read = this.rawDate(field, value);
    if (!read) return undefined;
    const wall = wallTimeAt(read.at, this.form.timeZone);
    if (value.dayEnd) return { at: endOfLocalDay(wall, this.form.timeZone), precision: 'second' };
    if (value.dayOnly) return { at: startOfLocalDay(wall, this.form.timeZone), precision: 'day' };
    return read;
  }

  instant(field: string, value: RowValue | undefined): Instant | undefined {
    return this.date(field, value)?.at;
  }

  refuse(field: string, reason: Text): void {
    this.problems.push({ field, reason });
  }

  refuseMissing(field: string, value: RowValue | undefined): void {
    this.refuse(field, value && 'column' in value ? ROW_PROBLEM.missingIn(value.column) : ROW_PROBLEM.missing);
  }

  private rawText(value: RowValue): string {
    if ('column' in value) return this.row.cell(value.column);
    if ('constant' in value) return value.constant;
    if ('template' in value) return this.fill(value.template);
    if ('first' in value) return value.first.map((v) => this.text('', v)).find((t) => t !== undefined) ?? '';
    return '';
  }

  /** A template is nothing when none of its columns holds anything. */
  private fill(template: string): string {
    let asked = 0;
    let given = 0;
    const text = template.replace(/\{([^{}|]+)(?:\|(first|digits):(\d{1,3}))?\}/g, (_, column: string, how?: string, count?: string) => {
      const cell = this.row.cell(column.trim());
      asked += 1;
      if (cell !== '') given += 1;
      if (how === 'first') return cell.slice(0, Number(count));
      return how === 'digits' ? digitsOf(cell, Number(count)) : cell;
    });
    return asked > 0 && given === 0 ? '' : text.trim();
  }

  private mapped(field: string, value: RowValue, raw: string): string | undefined {
    const wanted = raw.toLowerCase();
    for (const [cell, meaning] of Object.entries(value.map ?? {})) if (cell.trim().toLowerCase() === wanted) return meaning;
    for (const [pattern, meaning] of Object.entries(value.like ?? {})) if (isLike(wanted, pattern.toLowerCase())) return meaning;
    const told = value.scan && readScanText(raw)?.code;
    if (told && value.scan?.includes(told.split('.')[0]!)) return told;
    const zone = value.toZone && eventZone(raw);
    if (zone) return zone;
    if (value.otherwise !== undefined) return value.otherwise;
    if (raw !== '') this.unreadable(field, value, ROW_PROBLEM.notMapped(shorten(raw)));
    return undefined;
  }

  private rawDate(field: string, value: RowValue): ReadDate | undefined {
    if ('first' in value) {
      for (const one of value.first) {
        const date = this.date(field, one);
        if (date) return date;
      }
      return undefined;
    }
    if ('latest' in value) {
      const dates = value.latest.map((one) => this.date(field, one)).filter((date) => date !== undefined);
      return dates.sort((a, b) => b.at - a.at)[0];
    }
    const text = this.text(field, value);
    if (text === undefined) return undefined;
    const formats = value.dateFormat ?? this.form.dateFormat;
    const read = readDate(text, formats, this.form.timeZone);
    if (!read) this.unreadable(field, value, ROW_PROBLEM.noDate(shorten(text), [formats].flat().join(', ')));
    return read ?? undefined;
  }

  private decimalOf(field: string, value: RowValue, text: string): string | undefined {
    const plain = this.form.decimalComma ? text.replace(/[.\s]/g, '').replace(',', '.') : text.replace(/[,\s]/g, '');
    const bare = plain.replace(/^[¥￥$€]|^R\$/, '');
    const { minorDigits } = value;
    if (minorDigits !== undefined && /^-?\d{1,15}$/.test(bare)) return withPoint(BigInt(bare), minorDigits);
    if (minorDigits === undefined && /^-?\d{1,15}(\.\d{1,20})?$/.test(bare)) return bare;
    this.unreadable(field, value, ROW_PROBLEM.noNumber(shorten(text)));
    return undefined;
  }

  private sumOf(field: string, column: string): string | undefined {
    const joinName = column.slice(0, column.indexOf('.'));
    let [total, scale] = [0n, 0];
    const rows = this.row.each(joinName);
    for (const row of rows) {
      const part = this.over(row).decimal(field, { column });
      const [whole, fraction = ''] = (part ?? '0').split('.') as [string, string?];
      const widest = Math.max(scale, fraction.length);
      total = total * 10n ** BigInt(widest - scale) + BigInt(`${whole}${fraction.padEnd(widest, '0')}`);
      scale = widest;
    }
    return rows.length === 0 ? undefined : withPoint(total, scale);
  }

  /** To the thousandth of a day; not given when one of the two times is not, or is one that no order has, such as 0. */
  private workingDaysOf(field: string, [from, to]: readonly [RowValue, RowValue]): string | undefined {
    const [begin, end] = [from, to].map((value) => this.instant(field, value));
    if (begin === undefined || end === undefined || !isTimeOfOrders(begin) || !isTimeOfOrders(end)) return undefined;
    return workingDaysBetween(begin, end, this.form.timeZone).toFixed(3);
  }

  private unreadable(field: string, value: RowValue, reason: Text): void {
    if (value.ifBad !== 'omit') this.refuse(field, 'column' in value ? readFrom(reason, value.column) : reason);
  }
}

/** Whether a text has the parts between the `*` of a pattern, in their order, from its first letter to its last. */
function isLike(text: string, pattern: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return text === first;
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) return false;
  let from = first.length;
  for (const part of rest) {
    const at = text.indexOf(part, from);
    if (at < 0 || at + part.length > text.length - last.length) return false;
    from = at + part.length;
  }
  return true;
}

function withPoint(units: bigint, scale: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  return units < 0n ? `-${text}` : text;
}

/**
 * `count` decimal digits made of a text: the Unicode code of each of its first characters, modulo 10, zeros when it is
 * shorter. The same text gives the same digits everywhere, so that a made-up phone can be told from an order number.
 */
export function digitsOf(text: string, count: number): string {
  return Array.from({ length: count }, (_, i) => (text.charCodeAt(i) || 0) % 10).join('');
}

function withLetters(text: string, letters: NonNullable<RowValue['letters']>): string {
  if (letters === 'words') return text.replace(/[_\s]+/g, ' ').trim();
  if (letters === 'upper') return text.toUpperCase();
  const lower = text.toLowerCase();
  return letters === 'lower'
    ? lower
    : lower.replace(/(^|[\s\-(/])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
