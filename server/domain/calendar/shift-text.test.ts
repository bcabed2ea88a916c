import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { readWeek, writeWeek } from './shift-text';
import type { WorkingWindow } from './working-time';

const plain = ['', '08:00-12:00, 13:00-18:00', '', '', '', '22:00-06:00', '06:00-07:00'];

it('a shift past midnight is two windows and is written as it was typed', () => {
  const read = readWeek(plain);
  if (read.kind !== 'read') throw new Error('it was not read');
  expect(read.week[5]).toEqual([{ fromMin: 1320, toMin: 1440 }]);
  expect(read.week[6]).toEqual([
    { fromMin: 0, toMin: 360 },
    { fromMin: 360, toMin: 420 },
  ]);
  expect(writeWeek(read.week)).toEqual(plain);
});

it('full-width signs and any separator are understood; what is no time names its day', () => {
  expect(readWeek(['9:00-18:00'])).toEqual({ kind: 'unreadable', weekday: 0 });
  expect(readWeek(['', '09：00—12：00、13：00～18：00'])).toMatchObject({ kind: 'read' });
  expect(readWeek(['', '', '09:00-25:00'])).toEqual({ kind: 'unreadable', weekday: 2 });
});

it('any week is read back as it was written', () => {
  const day = fc.uniqueArray(fc.integer({ min: 0, max: 48 }), { maxLength: 6 }).map((marks) => {
    const sorted = marks.sort((a, b) => a - b);
    const windows: WorkingWindow[] = [];
    for (let i = 0; i + 1 < sorted.length; i += 2) windows.push({ fromMin: sorted[i]! * 30, toMin: sorted[i + 1]! * 30 });
    return windows;
  });
  fc.assert(
    fc.property(fc.array(day, { minLength: 7, maxLength: 7 }), (week) => {
      expect(readWeek(writeWeek(week))).toEqual({ kind: 'read', week });
    }),
    { numRuns: 300 },
  );
});
