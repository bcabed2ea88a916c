import { wallTimeAt } from '../calendar/zoned-time';
import { DAY, HOUR, type Instant, MINUTE } from '../shared/instant';
import type { Language } from '../shared/language';
import type { Precision } from '../tracking/fact';

/** For whom and when a time is worded: the IANA zone of the reader and the moment of reading. */
export interface Viewer {
  timeZone: string;
  now: Instant;
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

const WEEKDAYS: Record<Language, readonly string[]> = {
  'zh-CN': ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
};
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const NEAR_DAYS: Record<Language, Record<string, string>> = {
  'zh-CN': { '-1': '昨天', '0': '今天', '1': '明天' },
  en: { '-1': 'yesterday', '0': 'today', '1': 'tomorrow' },
};

function calendarDay(local: LocalTime, today: LocalTime, language: Language): string {
  const isThisYear = local.year === today.year;
  if (language === 'en') return `${local.day} ${MONTHS[local.month - 1]}${isThisYear ? '' : ` ${local.year}`}`;
  return `${isThisYear ? '' : `${local.year}年`}${local.month}月${local.day}日`;
}

function dayName(local: LocalTime, today: LocalTime, language: Language): string {
  const distance = local.dayNumber - today.dayNumber;
  const near = NEAR_DAYS[language][String(distance)];
  if (near) return near;
  if (Math.abs(distance) < 7) return WEEKDAYS[language][local.weekday] ?? '';
  return calendarDay(local, today, language);
}

/** A day as one says it: '今天', '周二' within a week, '11月21日', with the year when it is another one. */
export function formatDay(at: Instant, language: Language, viewer: Viewer): string {
  return dayName(localTime(at, viewer.timeZone), localTime(viewer.now, viewer.timeZone), language);
}

/** A moment as one says it: '今天 14:05', 'Tue 14:05', '11月21日 14:05'. A source that told only the day gets only the day. */
export function formatMoment(at: Instant, language: Language, viewer: Viewer, precision: Precision = 'minute'): string {
  const local = localTime(at, viewer.timeZone);
  const day = dayName(local, localTime(viewer.now, viewer.timeZone), language);
  return precision === 'day' ? day : `${day} ${local.time}`;
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
  const [count, zh, en] = minutes < 60 ? [minutes, '分钟', 'minute'] : hours < 48 ? [hours, '小时', 'hour'] : [days, '天', 'day'];
  return language === 'en' ? `${count} ${en}${count === 1 ? '' : 's'}` : `${count} ${zh}`;
}

/** How long ago: '刚刚', '3 小时前', '2 days ago'. A moment still to come reads as just now. */
export function formatAge(at: Instant, language: Language, now: Instant): string {
  if (now - at < MINUTE) return language === 'en' ? 'just now' : '刚刚';
  const length = formatDuration(now - at, language);
  return language === 'en' ? `${length} ago` : `${length}前`;
}
