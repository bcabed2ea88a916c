import fc from 'fast-check';
import { expect, it } from 'vitest';
import { at, told } from '@/tests/builders/fact';
import { effectiveFacts } from './effective-facts';

/** The same record, touched at each of the minutes and told after it. */
const touched = (minutes: number[], atLatest: boolean) =>
  minutes.map((minute) => told('picking', minute, 'erp', { identity: 'one', receivedAt: at(minute) + 1_000, data: { atLatest } }));

it('puts what is only known to have happened by then at its earliest telling, in whatever order the tellings came', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(500), { minLength: 1 }), (minutes) => {
      const [one, ...more] = effectiveFacts(touched(minutes, true));
      expect(more).toEqual([]);
      expect([one!.occurredAt, one!.effectiveAt]).toEqual([at(Math.min(...minutes)), at(Math.min(...minutes))]);
      expect(effectiveFacts(touched(minutes, false))[0]!.occurredAt).toBe(at(Math.max(...minutes)));
    }),
  );
});
