import fc from 'fast-check';
import { expect, it } from 'vitest';
import { storable } from './storable';

it('leaves nothing that Postgres refuses, at any depth, and changes nothing else', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' }), (drawn) => {
      // JSON itself knows no negative zero
      const value: unknown = JSON.parse(JSON.stringify(drawn));
      const text = JSON.stringify(storable(value));
      expect(JSON.parse(text)).toEqual(storable(value));
      expect(text.replaceAll('\\\\', '')).not.toMatch(/\\u0000|\\ud[89a-f]/i);
    }),
  );
  expect(storable({ a: ['x\0y', { b: '\ud800' }], ok: '好😀' })).toEqual({ a: ['xy', { b: '\ufffd' }], ok: '好😀' });
});
