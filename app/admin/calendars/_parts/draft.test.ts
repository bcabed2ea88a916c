import { expect, it } from 'vitest';
import { type CalendarSettings, DEFAULT_SETTINGS } from '@/server/domain/calendar/calendar-settings';
import { draftOf, settingsOf } from './draft';

const settings: CalendarSettings = {
  ...structuredClone(DEFAULT_SETTINGS),
  holidays: { CN: { '2027': { off: ['2027-01-01', '2027-02-05', '2027-02-06'], makeUp: ['2027-02-07'] } } },
};
settings.calendars.business!.closed = ['2026-12-05'];
settings.parties['warehouse:SH1'] = 'service';

it('settings that nobody touched are read back as they were', () => {
  expect(settingsOf(draftOf(settings))).toEqual({ kind: 'read', settings });
});

it('every field that cannot be read is named at once', () => {
  const draft = draftOf(settings);
  draft.calendars[0]!.shifts[1] = '9 to 5';
  draft.years[0]!.off = '2027-02-30';
  expect(settingsOf(draft)).toEqual({
    kind: 'unreadable',
    fields: [
      { where: 'business', text: '9 to 5' },
      { where: 'CN 2027', text: '2027-02-30' },
    ],
  });
});
