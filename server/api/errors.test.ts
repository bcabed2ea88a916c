import { expect, test } from 'vitest';
import { AppError } from '@/server/domain/shared/errors';
import { answerError } from './errors';
import { takeFromLimit } from './rate-limits';

test('an error answers as a problem document with a stable code, its fields and a retry time', async () => {
  const answer = answerError(
    new AppError('rate_limited', 'Slow down.', { retryAfterS: 2.2, fields: [{ field: 'orders[3].customer.phone', message: 'E.164' }] }),
  );
  expect(answer.status).toBe(429);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(answer.headers.get('retry-after')).toBe('3');
  expect(await answer.json()).toMatchObject({ status: 429, code: 'rate_limited', errors: [{ field: 'orders[3].customer.phone' }] });
});

test('what we did not throw ourselves never shows its text', async () => {
  const body = await answerError(new Error('password=hunter2 at 10.0.0.7')).text();
  expect(body).not.toContain('hunter2');
  expect(JSON.parse(body)).toMatchObject({ status: 500, code: 'internal' });
});

test('a limit lets its points through and refuses the next with a time to wait', async () => {
  for (let i = 0; i < 60; i += 1) await takeFromLimit('challenge', 'one');
  await expect(takeFromLimit('challenge', 'one')).rejects.toMatchObject({ code: 'rate_limited' });
  await takeFromLimit('challenge', 'another');
});
