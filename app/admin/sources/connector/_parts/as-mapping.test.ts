import { expect, test } from 'vitest';
import { EXAMPLE_CONNECTORS } from '@/server/usecases/source/example-connectors';
import { asMapping, withMapping } from './as-mapping';

test.each(EXAMPLE_CONNECTORS.map((example) => [example.name, example] as const))(
  'showing %s in the forms changes nothing of it',
  (_, { settings }) => {
    expect(withMapping(settings, asMapping(settings))).toEqual(settings);
  },
);

test('a fact is told once for each entry of the list that its time stands in', () => {
  const settings = { lists: { scans: '$.scans[*]' }, facts: [] };
  const facts = [{ name: 'a', code: { constant: 'picked' }, at: { column: 'scans.$.t' } }];
  expect(withMapping(settings, { ...asMapping(settings), facts }).facts).toMatchObject([{ each: 'scans' }]);
});
