import { expect, test } from 'vitest';
import { listExampleConnectors, readExampleConnector } from '@/server/usecases/source/example-connectors';
import { asMapping, withMapping } from './as-mapping';

test.each(listExampleConnectors())('showing %s in the forms changes nothing of it', (name) => {
  const { settings } = readExampleConnector(name)!;
  expect(withMapping(settings, asMapping(settings))).toEqual(settings);
});

test('a fact is told once for each entry of the list that its time stands in', () => {
  const settings = { lists: { scans: '$.scans[*]' }, facts: [] };
  const facts = [{ name: 'a', code: { constant: 'picked' }, at: { column: 'scans.$.t' } }];
  expect(withMapping(settings, { ...asMapping(settings), facts }).facts).toMatchObject([{ each: 'scans' }]);
});
