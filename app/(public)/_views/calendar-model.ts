import { PART_NAMES } from '@/server/domain/action/action-words';
import { addDays, localDay } from '@/server/domain/calendar/local-day';
import { toldArrival } from '@/server/domain/eta/told-arrival';
import type { OrderDocument } from '@/server/domain/order/order-document';
import { type Day, HOUR, type Instant } from '@/server/domain/shared/instant';
import type { Language } from '@/server/domain/shared/language';
import type { Viewer } from '@/server/domain/wording/dates';
import { tableIn, textIn } from '@/server/domain/wording/text-in';
import { describeEta } from './eta-model';

/** When it comes: whole days, which stay those days wherever the calendar is, or two moments. */
export type CalendarSpan = { kind: 'days'; from: Day; to: Day } | { kind: 'time'; from: Instant; to: Instant };

export interface CalendarModel {
  span: CalendarSpan;
  title: string;
  text: string;
}

/** A longer window says which days it may be, not the hours. */
const LONGEST_HOURS_MS = 12 * HOUR;

const WORDS = {
  'zh-CN': {
    arrives: '包裹预计送达',
    booked: '包裹约定送达',
    latest: '时间会随包裹进度变化，最新情况：',
    order: '订单',
    colon: '：',
  },
  en: {
    arrives: 'Parcel expected',
    booked: 'Parcel delivery booked',
    latest: 'The time may change on the way. The latest: ',
    order: 'Order',
    colon: ': ',
  },
};

/**
 * What a calendar is told about an order's arrival: the delivery time that was confirmed, else the window that the page tells,
 * else the carrier's or the promised day. Null where the page tells none. `headline` and `url` go into its text.
 */
export function describeCalendar(
  { document, language, viewer }: { document: OrderDocument; language: Language; viewer: Viewer },
  { headline, url }: { headline: string; url: string },
): CalendarModel | null {
  const eta = describeEta(document, language, viewer);
  if (!eta) return null;
  const words = tableIn(WORDS, language);
  const text = `${headline}\n${words.order} ${document.state.orderNo}\n${words.latest}${url}`;
  const booked = document.state.customer?.requests?.find((request) => request.kind === 'time' && request.state === 'done')?.window;
  if (booked && booked.on >= localDay(viewer.now, viewer.timeZone)) {
    const part = booked.part === 'any' ? '' : `${words.colon}${textIn(PART_NAMES[booked.part], language)}`;
    return { span: { kind: 'days', from: booked.on, to: booked.on }, title: `${words.booked}${part}`, text };
  }
  const span = eta.window === null ? null : spanOf(document, viewer);
  return span && { span, title: words.arrives, text };
}

/** In the order in which the page chooses (eta-model.ts). Null where only the earliest day is known or it is past its window. */
function spanOf({ state, eta }: OrderDocument, viewer: Viewer): CalendarSpan | null {
  if (eta) {
    const told = toldArrival(eta, viewer.now);
    return told.kind === 'window' ? windowOf(told.from, told.to, viewer.timeZone) : null;
  }
  const told = state.shipments.find((s) => s.expectedBy !== undefined && s.expectedBy >= viewer.now)?.expectedBy ?? state.promisedBy;
  if (told === undefined || told < viewer.now) return null;
  const on = localDay(told, viewer.dayZone ?? viewer.timeZone);
  return { kind: 'days', from: on, to: on };
}

function windowOf(from: Instant, to: Instant, timeZone: string): CalendarSpan {
  if (to - from <= LONGEST_HOURS_MS) return { kind: 'time', from, to };
  return { kind: 'days', from: localDay(from, timeZone), to: localDay(to, timeZone) };
}

/** An iCalendar file (RFC 5545) of one entry; told again it replaces the former one, which `version` makes known. */
export function calendarFile(model: CalendarModel, about: { uid: string; version: number; madeAt: Instant; url: string }): string {
  const { span } = model;
  const when =
    span.kind === 'days'
      ? [`DTSTART;VALUE=DATE:${compact(span.from)}`, `DTEND;VALUE=DATE:${compact(addDays(span.to, 1))}`]
      : [`DTSTART:${stamp(span.from)}`, `DTEND:${stamp(span.to)}`];
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Daona//Order tracking//EN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${about.uid}`,
    `SEQUENCE:${about.version}`,
    `DTSTAMP:${stamp(about.madeAt)}`,
    ...when,
    `SUMMARY:${escapeText(model.title)}`,
    `DESCRIPTION:${escapeText(model.text)}`,
    `URL:${about.url}`,
    // somebody who waits for a parcel is not busy
    'TRANSP:TRANSPARENT',
    'CLASS:PRIVATE',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

const compact = (day: Day) => day.replaceAll('-', '');

function stamp(at: Instant): string {
  return new Date(at).toISOString().replace(/[-:]|\.\d{3}/g, '');
}

function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');
}

/** Lines of at most 75 octets; none is cut inside a character (RFC 5545, 3.1). */
function fold(line: string): string {
  let folded = '';
  let octets = 0;
  for (const letter of line) {
    const width = Buffer.byteLength(letter);
    if (octets + width > 75) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += letter;
    octets += width;
  }
  return folded;
}
