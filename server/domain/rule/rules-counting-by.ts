import { AROUND_THE_CLOCK, type CalendarBook, holidaysOfCalendar, OF_PARTY } from '../calendar/calendar-book';
import { actorOf } from './clock-actor';
import { isCounted, type Rule, type RuleBody } from './rule';

const plain = (value: unknown) => JSON.stringify(value, (_key, v: unknown) => (v instanceof Set ? [...v].sort() : v));

/** What a calendar means in a book, holidays of its country included; null where the book has none. */
function meaningOf(book: CalendarBook, code: string): string | null {
  const calendar = book.calendars[code];
  return calendar ? plain([calendar.week, calendar.timeZone, holidaysOfCalendar(book, calendar)]) : null;
}

/** Calendars by which the party of a clock may work. */
function codesOfParty(book: CalendarBook, kind: string): string[] {
  return Object.entries(book.parties)
    .filter(([party]) => party === kind || party.startsWith(`${kind}:`))
    .sort()
    .map(([party, code]) => `${party}=${code}`);
}

function isTouched(rule: RuleBody, before: CalendarBook, after: CalendarBook): boolean {
  if (isCounted(rule.clock)) return false;
  const kind = actorOf(rule.clock);
  const ofParty = rule.calendar === OF_PARTY;
  if (ofParty && plain(codesOfParty(before, kind)) !== plain(codesOfParty(after, kind))) return true;
  const codes = ofParty
    ? [AROUND_THE_CLOCK, ...codesOfParty(after, kind).map((line) => line.slice(line.indexOf('=') + 1))]
    : [rule.calendar];
  return codes.some((code) => {
    const [was, is] = [meaningOf(before, code), meaningOf(after, code)];
    const runsOn = was === null && is === null;
    return runsOn ? rule.holidayFactor > 1 && plain(before.holidays) !== plain(after.holidays) : was !== is;
  });
}

/** Rules whose limits may fall due at another moment when one book of calendars takes the place of another. */
export function rulesCountingBy(rules: readonly Rule[], before: CalendarBook, after: CalendarBook): Rule[] {
  return rules.filter((rule) => isTouched(rule, before, after) || (rule.trial !== undefined && isTouched(rule.trial.body, before, after)));
}

/** Calendars that rules name, their trials included. */
export function calendarsNamed(rules: readonly Rule[]): string[] {
  return [...new Set(rules.flatMap((rule) => [rule.calendar, ...(rule.trial ? [rule.trial.body.calendar] : [])]))];
}
