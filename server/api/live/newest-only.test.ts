import { expect, test } from 'vitest';
import { newestOnly } from './newest-only';

async function next(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<string> {
  return new TextDecoder().decode((await reader.read()).value);
}

test('behind a slow reader one message waits, the newest; a fast one gets each once', async () => {
  const stream = newestOnly();
  const reader = stream.body(() => undefined).getReader();
  for (const word of ['one', 'two', 'three']) stream.send(Buffer.from(word));
  expect(await next(reader)).toMatch(/^retry: \d+\n\n$/);
  expect(await next(reader)).toBe('three');
  const waiting = next(reader);
  stream.send(Buffer.from('four'));
  expect(await waiting).toBe('four');
  stream.send(Buffer.from('five'));
  expect(await next(reader)).toBe('five');
});

test('a sign of life takes the place of no message', async () => {
  const stream = newestOnly();
  const reader = stream.body(() => undefined).getReader();
  stream.send(Buffer.from('news'));
  stream.beat();
  await next(reader);
  expect(await next(reader)).toBe('news');
  stream.beat();
  expect(await next(reader)).toBe(': \n\n');
});

test('who has left is sent nothing', async () => {
  const stream = newestOnly();
  let isCancelled = false;
  const reader = stream
    .body(() => {
      isCancelled = true;
    })
    .getReader();
  await next(reader);
  stream.end();
  expect(() => stream.send(Buffer.from('late'))).not.toThrow();
  await reader.cancel();
  expect(isCancelled).toBe(true);
});
