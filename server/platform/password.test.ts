import { expect, test } from 'vitest';
import { hashPassword, verifyPassword } from './password';

test('a password is known again, in either Unicode form, and another is not', async () => {
  const stored = await hashPassword('Ａmélie 到哪了');
  expect(await verifyPassword('Amélie 到哪了', stored)).toBe(true);
  expect(await verifyPassword('Amelie 到哪了', stored)).toBe(false);
});

test('the same password is stored differently each time, so that a leak shows no two alike', async () => {
  expect(await hashPassword('same')).not.toBe(await hashPassword('same'));
});

test('a text of an unknown scheme is refused loudly, not taken for a wrong password', async () => {
  await expect(verifyPassword('x', 'plain')).rejects.toThrow('unknown scheme');
});
