import { expect, test } from 'vitest';
import { readVendorTime } from './read-vendor-time';

test.each([
  ['2020-03-17 13:32:03', 'Asia/Shanghai', '2020-03-17T05:32:03.000Z', 'second', false],
  ['2012-8-28 6:33', 'Asia/Shanghai', '2012-08-27T22:33:00.000Z', 'minute', false],
  ['2019-08-09', 'Asia/Shanghai', '2019-08-08T16:00:00.000Z', 'day', false],
  ['2018-08-01T13:19:47-04:00', 'Asia/Shanghai', '2018-08-01T17:19:47.000Z', 'second', true],
  ['2021-03-25T10:59:00.250Z', 'Europe/Paris', '2021-03-25T10:59:00.250Z', 'second', true],
  ['1988-07-01 12:00:00', 'Asia/Shanghai', '1988-07-01T03:00:00.000Z', 'second', false],
])('%s in %s is %s to the %s', (text, zone, iso, precision, isZoned) => {
  expect(readVendorTime(text, zone)).toEqual({ at: Date.parse(iso), precision, isZoned });
});

test.each(['', 'yesterday', '2020-02-30 10:00:00', '2020-01-01 25:00:00', null, 17])('%j is no time and is not guessed', (text) => {
  expect(readVendorTime(text, 'Asia/Shanghai')).toBeNull();
});
