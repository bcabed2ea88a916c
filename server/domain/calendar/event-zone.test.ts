import { describe, expect, test } from 'vitest';
import { COUNTRY_ZONES } from './country-zones';
import { eventZone } from './event-zone';
import { isTimeZone } from './is-time-zone';

describe('the zone of an event’s place', () => {
  test.each([
    ['US-CA', 'America/Los_Angeles'],
    ['us-az', 'America/Phoenix'],
    ['CA-NL', 'America/St_Johns'],
    ['AU-WA', 'Australia/Perth'],
    ['DE', 'Europe/Berlin'],
    ['GB-ENG', 'Europe/London'],
    ['CA-', 'America/Toronto'],
  ])('%s keeps the clock of %s', (place, zone) => expect(eventZone(place)).toBe(zone));

  test.each(['', 'US', 'US-ZZ', 'XX', 'GERMANY', 'DEUTSCHLAND-BY', '-CA', '__proto__', 'constructor'])('%s tells none', (place) =>
    expect(eventZone(place)).toBeUndefined(),
  );

  test('every zone is one', () => {
    expect(Object.values(COUNTRY_ZONES).filter((zone) => !isTimeZone(zone))).toEqual([]);
  });
});
