import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countToldTwice } from './told-twice';

const messages = fc.array(fc.tuple(fc.nat(4), fc.integer({ min: 20_000, max: 20_003 })), { maxLength: 12 });
const columns = (list: [number, number][]) => ({ customers: list.map(([customer]) => customer), days: list.map(([, day]) => day) });

it('counts customers with two messages on one day, one of them at least of the tested rule; nobody is no customer', () => {
  fc.assert(
    fc.property(messages, messages, (tested, others) => {
      const of = (list: [number, number][], customer: number, day: number) => list.filter(([c, d]) => c === customer && d === day).length;
      const twice = tested.filter(([c, d]) => c > 0 && of(tested, c, d) + of(others, c, d) > 1);
      expect(countToldTwice(columns(tested), columns(others))).toBe(new Set(twice.map(([customer]) => customer)).size);
    }),
  );
});
