import fc from 'fast-check';
import { expect, it } from 'vitest';
import { laneValue, readLane, readQuery, writeQuery } from './record-query';

const place = fc.string({ unit: 'binary', maxLength: 250, size: 'max' }).map((name) => name.replaceAll('\0', '|'));

it('a lane comes out of an address as it went in, whatever its places are called', () => {
  fc.assert(
    fc.property(place, place, (origin, destination) => {
      expect(readLane(laneValue({ origin, destination }))).toEqual({ origin, destination });
      const { lane } = readQuery({ lane: laneValue({ origin, destination }) }, 'Asia/Shanghai');
      expect(lane).toEqual({ origin, destination });
    }),
  );
  const lane = laneValue({ origin: 'Haute-Garonne | Toulouse', destination: '' });
  expect(Object.fromEntries(new URLSearchParams(writeQuery({ lane })))).toEqual({ lane });
});

it('what an address says wrongly is left at its default', () => {
  const asked = { days: 'soon', stage: 'nowhere', lane: '[1,2]', kind: 'replayed' };
  expect(readQuery(asked, 'Asia/Shanghai')).toEqual({ days: 30, kind: 'replayed', stage: 'picked_up', timeZone: 'Asia/Shanghai' });
  for (const lane of ['', '{', '"a|b"', '["a"]', '["a","b","c"]', '["a\\u0000","b"]', `["${'a'.repeat(501)}","b"]`])
    expect(readLane(lane)).toBeNull();
});
