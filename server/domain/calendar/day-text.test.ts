import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { readDays, writeDays } from './day-text';
import { addDays } from './local-day';

it('spans, single days and the ways of writing a day are understood', () => {
  expect(readDays('2027-02-05 ~ 2027-02-07, 2027/4/5\n2027年10月1日至2027年10月2日')).toEqual({
    kind: 'read',
    days: ['2027-02-05', '2027-02-06', '2027-02-07', '2027-04-05', '2027-10-01', '2027-10-02'],
  });
});

it('what is no day, a day that does not exist and a span that runs backwards or for months are named', () => {
  for (const part of ['tomorrow', '2027-02-30', '2027-02-05~2027-02-01', '2027-01-01~2028-01-01'])
    expect(readDays(`2027-05-01 ${part}`)).toEqual({ kind: 'unreadable', part });
});

it('any days are read back as they were written', () => {
  const days = fc
    .uniqueArray(fc.integer({ min: 0, max: 120 }), { maxLength: 40 })
    .map((n) => n.map((i) => addDays('2027-01-15', i)).sort());
  fc.assert(
    fc.property(days, (list) => {
      expect(readDays(writeDays(list))).toEqual({ kind: 'read', days: list });
    }),
    { numRuns: 200 },
  );
});
