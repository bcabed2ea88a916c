import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDateFormat, readDate } from './read-date';

const iso = (text: string, formats: string | string[] = 'auto', zone = 'Asia/Shanghai') => {
  const read = readDate(text, formats, zone);
  return read && `${new Date(read.at).toISOString()} ${read.precision}`;
};

describe('a date of a cell', () => {
  it.each([
    ['2026-11-21 20:40:05', '2026-11-21T12:40:05.000Z second'],
    ['2026/11/1 8:05', '2026-11-01T00:05:00.000Z minute'],
    ['2026年11月21日 20时40分', '2026-11-21T12:40:00.000Z minute'],
    ['2026年11月21日', '2026-11-20T16:00:00.000Z day'],
    ['2026-11-21T20:40:05.25Z', '2026-11-21T20:40:05.250Z second'],
    ['2026-11-21T20:40:05-03:00', '2026-11-21T23:40:05.000Z second'],
  ])('%s is read without being told its form', (text, expected) => {
    expect(iso(text)).toBe(expected);
  });

  it.each(['', '昨天', '2026-02-30', '2026-13-01', '2026-11-21 24:00', '11/12/2026', '2026-11-21 20:40:61', '20:40', '2026-11-21 20:1530'])(
    '%j is none, and is not guessed at',
    (text) => {
      expect(iso(text)).toBeNull();
    },
  );

  it('is read by the formats of the preset, in their order', () => {
    expect(iso('01/02/2026 09:30', 'DD/MM/YYYY HH:mm', 'UTC')).toBe('2026-02-01T09:30:00.000Z minute');
    expect(iso('01/02/2026 09:30', 'MM/DD/YYYY HH:mm', 'UTC')).toBe('2026-01-02T09:30:00.000Z minute');
    expect(iso('2-Jun-06', ['YYYY-MM-DD', 'D-MMM-YY'], 'UTC')).toBe('2006-06-02T00:00:00.000Z day');
    expect(iso('11/21/2026 12:05 AM', 'MM/DD/YYYY hh:mm A', 'UTC')).toBe('2026-11-21T00:05:00.000Z minute');
    expect(iso('1700000000', 'epoch_s')).toBe('2023-11-14T22:13:20.000Z second');
    expect(iso('April 28, 2015 9:05 pm', 'MMMM D, YYYY h:mm A', 'UTC')).toBe('2015-04-28T21:05:00.000Z minute');
    expect(iso('Apr 28, 2015', 'MMMM D, YYYY', 'UTC')).toBe('2015-04-28T00:00:00.000Z day');
    expect(iso('Aprol 28, 2015', 'MMMM D, YYYY', 'UTC')).toBeNull();
    expect(iso('Friday, May 26, 2017 14:23', 'dddd, MMMM D, YYYY HH:mm', 'UTC')).toBe('2017-05-26T14:23:00.000Z minute');
  });

  it('of .NET is read: a date in JSON is a moment, ticks are a wall clock', () => {
    expect(iso('/Date(1496246580000-0400)/', 'dotnet_date')).toBe('2017-05-31T16:03:00.000Z second');
    expect(iso('636318433800000000', 'dotnet_ticks', 'America/New_York')).toBe('2017-05-31T20:03:00.000Z second');
    expect([iso('/Date(x)/', 'dotnet_date'), iso('63631', 'dotnet_ticks')]).toEqual([null, null]);
  });

  it('means the wall clock of its zone on its own day, so summer time counts', () => {
    expect(iso('2018-01-10 12:00:00', 'auto', 'America/Sao_Paulo')).toBe('2018-01-10T14:00:00.000Z second');
    expect(iso('2018-07-10 12:00:00', 'auto', 'America/Sao_Paulo')).toBe('2018-07-10T15:00:00.000Z second');
  });

  it('reads back every instant that was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Date.UTC(2100, 0) }), (at) => {
        expect(readDate(new Date(at).toISOString(), 'auto', 'Asia/Kathmandu')?.at).toBe(at);
      }),
    );
  });

  it('never throws, whatever stands in the cell', () => {
    fc.assert(
      fc.property(
        fc.string(),
        (text) => void readDate(text, ['auto', 'DD/MM/YYYY', 'epoch_ms', 'dotnet_date', 'dotnet_ticks'], 'Asia/Shanghai'),
      ),
    );
  });

  it('asks a format for year, month and day', () => {
    expect([isDateFormat('DD/MM/YYYY HH:mm'), isDateFormat('auto'), isDateFormat('HH:mm'), isDateFormat('YYYY YYYY-MM-DD')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
