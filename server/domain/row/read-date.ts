import { instantOfWallTime, type WallTime, wallTimeAt } from '../calendar/zoned-time';
import { DAY, type Instant, MINUTE } from '../shared/instant';
import type { Precision } from '../tracking/fact';
import { MACHINE_FORMATS, readMachineTime } from './machine-time';

export interface ReadDate {
  at: Instant;
  precision: Precision;
}

type Part =
  | 'year'
  | 'shortYear'
  | 'month'
  | 'monthName'
  | 'day'
  | 'hour'
  | 'hour12'
  | 'minute'
  | 'second'
  | 'fraction'
  | 'half'
  | 'offset'
  | 'weekday';

const TOKENS: [token: string, part: Part, pattern: string][] = [
  ['YYYY', 'year', '\\d{4}'],
  ['YY', 'shortYear', '\\d{2}'],
  ['MMMM', 'monthName', '[A-Za-z]{3,9}'],
  ['MMM', 'monthName', '[A-Za-z]{3}'],
  ['MM', 'month', '\\d{2}'],
  ['M', 'month', '\\d{1,2}'],
  ['DD', 'day', '\\d{2}'],
  ['D', 'day', '\\d{1,2}'],
  ['HH', 'hour', '\\d{2}'],
  ['H', 'hour', '\\d{1,2}'],
  ['hh', 'hour12', '\\d{2}'],
  ['h', 'hour12', '\\d{1,2}'],
  ['mm', 'minute', '\\d{2}'],
  ['m', 'minute', '\\d{1,2}'],
  ['ss', 'second', '\\d{2}'],
  ['s', 'second', '\\d{1,2}'],
  ['SSS', 'fraction', '\\d{1,9}'],
  ['A', 'half', '[AaPp]\\.?[Mm]\\.?'],
  ['Z', 'offset', 'Z|[+-]\\d{2}:?\\d{2}'],
  // a day's name adds nothing to its date
  ['dddd', 'weekday', '[A-Za-z]{3,9}'],
];
const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];

/** Year first, the only order of numbers that cannot be misread; seconds, zone and time of day may be missing. */
const AUTO =
  /^(?<year>\d{4})[-/.年](?<month>\d{1,2})[-/.月](?<day>\d{1,2})日?(?:[T\s]\s*(?<hour>\d{1,2})[:时点](?<minute>\d{1,2})(?:分|[:分](?<second>\d{1,2})秒?(?:[.,](?<fraction>\d{1,9}))?)?)?\s*(?<offset>Z|[+-]\d{2}:?\d{2})?$/;

const compiled = new Map<string, RegExp>([['auto', AUTO]]);

function patternOf(format: string): RegExp {
  let pattern = compiled.get(format);
  if (!pattern) {
    pattern = compile(format);
    compiled.set(format, pattern);
  }
  return pattern;
}

function compile(format: string): RegExp {
  let source = '';
  for (let i = 0; i < format.length; ) {
    const token = TOKENS.find(([name]) => format.startsWith(name, i));
    if (token) {
      source += `(?<${token[1]}>${token[2]})`;
      i += token[0].length;
    } else {
      source += format[i] === ' ' ? '\\s+' : format[i]!.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
      i += 1;
    }
  }
  return new RegExp(`^${source}$`);
}

/** Whether a pattern names year, month and day, each once, so that it can be read at all. */
export function isDateFormat(format: string): boolean {
  if (format === 'auto' || MACHINE_FORMATS.includes(format)) return true;
  try {
    const { source } = compile(format);
    return /<(?:year|shortYear)>/.test(source) && /<month(?:Name)?>/.test(source) && /<day>/.test(source);
  } catch {
    return false;
  }
}

/**
 * Reads a date by the first format that fits; a time without a zone is local to `timeZone`. A cell with a date alone
 * answers the start of that local day with precision `day`. Null when no format fits or the calendar has no such day.
 */
export function readDate(text: string, formats: string | string[], timeZone: string): ReadDate | null {
  for (const format of typeof formats === 'string' ? [formats] : formats) {
    const read = MACHINE_FORMATS.includes(format) ? readMachine(text, format, timeZone) : readBy(patternOf(format), text, timeZone);
    if (read) return read;
  }
  return null;
}

function readMachine(text: string, format: string, timeZone: string): ReadDate | null {
  const read = readMachineTime(text, format);
  if (!read) return null;
  return { at: read.isLocal ? instantOfWallTime(wallTimeAt(read.at, 'UTC'), timeZone) : read.at, precision: 'second' };
}

function readBy(pattern: RegExp, text: string, timeZone: string): ReadDate | null {
  const found = pattern.exec(text)?.groups as Partial<Record<Part, string>> | undefined;
  if (!found) return null;
  const hour = hourOf(found);
  const wall: WallTime = {
    year: found.year ? Number(found.year) : 2000 + Number(found.shortYear),
    month: found.monthName ? monthNamed(found.monthName) : Number(found.month),
    day: Number(found.day),
    hour: hour ?? 0,
    minute: Number(found.minute ?? 0),
    second: Number(found.second ?? 0),
    ms: Math.floor(Number(`0.${found.fraction ?? 0}`) * 1000),
  };
  if (!isRealTime(wall)) return null;
  const precision = hour === null ? 'day' : found.second === undefined ? 'minute' : 'second';
  return { at: found.offset ? instantAtOffset(wall, found.offset) : instantOfWallTime(wall, timeZone), precision };
}

/** 1 to 12 for an English name, whole or its first three letters; 0 for any other word. */
function monthNamed(name: string): number {
  const word = name.toLowerCase();
  return MONTHS.findIndex((month) => month === word || month.slice(0, 3) === word) + 1;
}

function hourOf(found: Partial<Record<Part, string>>): number | null {
  if (found.hour !== undefined) return Number(found.hour);
  if (found.hour12 === undefined) return null;
  const hour = Number(found.hour12);
  if (hour < 1 || hour > 12) return 99;
  return (hour % 12) + (/^p/i.test(found.half ?? '') ? 12 : 0);
}

function isRealTime(wall: WallTime): boolean {
  const day = new Date(Date.UTC(wall.year, wall.month - 1, wall.day));
  const isRealDay = day.getUTCMonth() === wall.month - 1 && day.getUTCDate() === wall.day;
  return isRealDay && wall.year >= 1970 && wall.hour < 24 && wall.minute < 60 && wall.second < 60;
}

function instantAtOffset(wall: WallTime, offset: string): Instant {
  const asUtc = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second, wall.ms);
  if (offset === 'Z') return asUtc;
  const [hours, minutes] = [Number(offset.slice(1, 3)), Number(offset.slice(-2))];
  return asUtc - (offset[0] === '-' ? -1 : 1) * (hours * 60 + minutes) * MINUTE;
}

/** Start of the local day that the moment falls on. */
export function startOfLocalDay(wall: WallTime, timeZone: string): Instant {
  return instantOfWallTime({ ...wall, hour: 0, minute: 0, second: 0, ms: 0 }, timeZone);
}

/** Last millisecond of the local day that the moment falls on; days with a clock change are longer or shorter. */
export function endOfLocalDay(wall: WallTime, timeZone: string): Instant {
  const next = new Date(Date.UTC(wall.year, wall.month - 1, wall.day) + DAY);
  const tomorrow = {
    year: next.getUTCFullYear(),
    month: next.getUTCMonth() + 1,
    day: next.getUTCDate(),
    hour: 0,
    minute: 0,
    second: 0,
    ms: 0,
  };
  return instantOfWallTime(tomorrow, timeZone) - 1;
}
