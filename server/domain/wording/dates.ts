import { wallTimeAt } from '../calendar/zoned-time';
import { DAY, HOUR, type Instant, MINUTE } from '../shared/instant';
import type { Language, Text } from '../shared/language';
import type { Precision } from '../tracking/fact';
import { textIn } from './text-in';

/** For whom and when a time is worded: the IANA zone of the reader and the moment of reading. */
export interface Viewer {
  timeZone: string;
  now: Instant;
  /** IANA zone in which days without a time were told (the shop's); the reader's own where it is left out. */
  dayZone?: string;
}

interface LocalTime {
  year: number;
  month: number;
  day: number;
  /** 0 is Sunday. */
  weekday: number;
  hour: number;
  /** '14:05' */
  time: string;
  /** Days since 1970-01-01 in the zone; equal numbers are the same local day. */
  dayNumber: number;
}

function localTime(at: Instant, timeZone: string): LocalTime {
  const { year, month, day, hour, minute } = wallTimeAt(at, timeZone);
  const midnight = Date.UTC(year, month - 1, day);
  return {
    year,
    month,
    day,
    weekday: new Date(midnight).getUTCDay(),
    hour,
    time: `${two(hour)}:${two(minute)}`,
    dayNumber: midnight / DAY,
  };
}

const two = (n: number) => String(n).padStart(2, '0');

const WEEKDAYS: readonly Text[] = [
  { 'zh-CN': '周日', en: 'Sun' },
  { 'zh-CN': '周一', en: 'Mon' },
  { 'zh-CN': '周二', en: 'Tue' },
  { 'zh-CN': '周三', en: 'Wed' },
  { 'zh-CN': '周四', en: 'Thu' },
  { 'zh-CN': '周五', en: 'Fri' },
  { 'zh-CN': '周六', en: 'Sat' },
];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const NEAR_DAYS: Record<string, Text> = {
  '-1': { 'zh-CN': '昨天', en: 'yesterday' },
  '0': { 'zh-CN': '今天', en: 'today' },
  '1': { 'zh-CN': '明天', en: 'tomorrow' },
};

function calendarDay(local: LocalTime, today: LocalTime, language: Language): string {
  const isThisYear = local.year === today.year;
  if (language === 'en') return `${local.day} ${MONTHS[local.month - 1]}${isThisYear ? '' : ` ${local.year}`}`;
  return `${isThisYear ? '' : `${local.year}年`}${local.month}月${local.day}日`;
}

function dayName(local: LocalTime, today: LocalTime, language: Language): string {
  const distance = local.dayNumber - today.dayNumber;
  const near = NEAR_DAYS[String(distance)];
  if (near) return textIn(near, language);
  if (Math.abs(distance) < 7) return textIn(WEEKDAYS[local.weekday]!, language);
  return calendarDay(local, today, language);
}

/** A day as one says it: '今天', '周二' within a week, '11月21日', with the year when it is another one. */
export function formatDay(at: Instant, language: Language, viewer: Viewer): string {
  return dayName(localTime(at, viewer.timeZone), localTime(viewer.now, viewer.timeZone), language);
}

/** A moment as one says it: '今天 14:05', 'Tue 14:05', '11月21日 14:05'. A source that told only the day gets only the day. */
export function formatMoment(at: Instant, language: Language, viewer: Viewer, precision: Precision = 'minute'): string {
  const isDay = precision === 'day';
  const local = localTime(at, isDay ? dayZoneOf(viewer) : viewer.timeZone);
  const day = dayName(local, localTime(viewer.now, viewer.timeZone), language);
  return isDay ? day : `${day} ${local.time}`;
}

/**
 * The day of a promise or estimate. One that stands at the very start or end of a day in the zone it was told in is a date, and
 * stays that date wherever it is read; any other is a moment, and falls on the reader's day. A weekday alone would be read as
 * the last one as well as the next: of days ahead it stands with the date, of those that have passed the date stands alone.
 */
export function formatPromisedDay(at: Instant, language: Language, viewer: Viewer): string {
  const told = localTime(at, dayZoneOf(viewer));
  const isDate = told.time === '00:00' || told.time === '23:59';
  const [day, today] = [isDate ? told : localTime(at, viewer.timeZone), localTime(viewer.now, viewer.timeZone)];
  const ahead = day.dayNumber - today.dayNumber;
  if (Math.abs(ahead) < 2 || ahead >= 7) return dayName(day, today, language);
  const date = calendarDay(day, today, language);
  if (ahead < 0) return date;
  const weekday = textIn(WEEKDAYS[day.weekday]!, language);
  return language === 'en' ? `${weekday} ${date}` : `${date}${weekday}`;
}

function dayZoneOf(viewer: Viewer): string {
  return viewer.dayZone ?? viewer.timeZone;
}

/** A moment in full, for staff and tooltips: '2026-11-21 14:05'. */
export function formatFull(at: Instant, timeZone: string): string {
  const local = localTime(at, timeZone);
  return `${local.year}-${two(local.month)}-${two(local.day)} ${local.time}`;
}

/**
 * A window, never more exact than it can be: whole hours outwards inside one day ('今天 14:00–18:00'), days otherwise
 * ('11月23日–25日', '23–25 Nov', '29 Nov–2 Dec').
 */
export function formatWindow(from: Instant, to: Instant, language: Language, viewer: Viewer): string {
  const today = localTime(viewer.now, viewer.timeZone);
  const start = localTime(Math.min(from, to), viewer.timeZone);
  const end = localTime(Math.max(from, to), viewer.timeZone);
  if (start.dayNumber === end.dayNumber) {
    const endHour = end.time.endsWith(':00') && end.hour > start.hour ? end.hour : end.hour + 1;
    return `${dayName(start, today, language)} ${start.hour}:00–${endHour}:00`;
  }
  if (end.dayNumber - today.dayNumber <= 1 && start.dayNumber >= today.dayNumber) {
    return `${dayName(start, today, language)}–${dayName(end, today, language)}`;
  }
  if (start.year === end.year && start.month === end.month) {
    if (language === 'en') return `${start.day}–${calendarDay(end, today, language)}`;
    return `${calendarDay(start, today, language)}–${end.day}日`;
  }
  return `${calendarDay(start, today, language)}–${calendarDay(end, today, language)}`;
}

/** A length of time in one unit: '5 分钟', '3 小时', '2 天'; at least a minute. */
export function formatDuration(ms: number, language: Language): string {
  const minutes = Math.max(1, Math.round(Math.abs(ms) / MINUTE));
  const hours = Math.round(Math.abs(ms) / HOUR);
  const days = Math.round(Math.abs(ms) / DAY);
  const [count, unit]: [number, Text] = minutes < 60 ? [minutes, MINUTES] : hours < 48 ? [hours, HOURS] : [days, DAYS];
  return `${count} ${textIn(unit, language)}${language === 'en' && count !== 1 ? 's' : ''}`;
}

const MINUTES: Text = { 'zh-CN': '分钟', en: 'minute' };
const HOURS: Text = { 'zh-CN': '小时', en: 'hour' };
const DAYS: Text = { 'zh-CN': '天', en: 'day' };
const AGO: Text = { 'zh-CN': '{length}前', en: '{length} ago' };
const JUST_NOW: Text = { 'zh-CN': '刚刚', en: 'just now' };

/** How long ago: '刚刚', '3 小时前', '2 days ago'. A moment still to come reads as just now. */
export function formatAge(at: Instant, language: Language, now: Instant): string {
  if (now - at < MINUTE) return textIn(JUST_NOW, language);
  return textIn(AGO, language).replace('{length}', formatDuration(now - at, language));
}
