import { expect, it } from 'vitest';
import { promisedMinutes } from './freshness-promise';

it('payments are promised within five minutes, the warehouse within half an hour, shipping within one (R3-22)', () => {
  expect([promisedMinutes('gateway', null), promisedMinutes('wms', null), promisedMinutes('tms', null)]).toEqual([5, 30, 60]);
  expect([promisedMinutes('carrier', null), promisedMinutes('aggregator', null)]).toEqual([60, 60]);
});

it('an account may promise otherwise, and people promise nothing', () => {
  expect(promisedMinutes('gateway', 15)).toBe(15);
  for (const kind of ['customer', 'manual', 'portal'] as const) expect(promisedMinutes(kind, null)).toBeNull();
});
