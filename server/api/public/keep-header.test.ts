import { expect, test } from 'vitest';
import { keepHeader } from './keep-header';

test('no device keeps the owner’s page, and what was proved is kept no longer than the proof', () => {
  expect(keepHeader(2)).toEqual({});
  expect(Number(keepHeader(1)['daona-keep'])).toBeLessThanOrEqual(12 * 3600);
  expect(Number(keepHeader(0)['daona-keep'])).toBeGreaterThan(0);
});
