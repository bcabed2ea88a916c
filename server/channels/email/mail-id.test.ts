import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { attemptIn, bareAddress, messageIdOf, returnPathOf } from './mail-id';

test('our correlation id comes back out of a Message-ID and a return path', () => {
  fc.assert(
    fc.property(fc.uuid(), (id) => {
      expect(attemptIn(messageIdOf(id, 'North Shop <notices@north.example>'))).toBe(id);
      expect(attemptIn(returnPathOf(id, 'bounce@north.example'))).toBe(id);
    }),
  );
});

test('an id of somebody else is none of ours', () => {
  for (const text of ['<CAF+abc@mail.example>', 'bounce@north.example', '', '<@>']) expect(attemptIn(text)).toBeNull();
});

test('an address is read with its name and alone, and nothing else is one', () => {
  expect(bareAddress('北方小店 <notices@north.example>')).toBe('notices@north.example');
  expect(bareAddress(' notices@north.example ')).toBe('notices@north.example');
  for (const text of ['', 'north', 'a@b, c@d', 'a@b>\r\nBcc: <c@d', '<a b@c>']) expect(bareAddress(text)).toBeNull();
});
