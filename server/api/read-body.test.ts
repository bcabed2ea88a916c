import { expect, test } from 'vitest';
import { MEBIBYTE, readBody } from './read-body';

function streamed(chunks: number, bytes: number): { request: Request; pulled: () => number } {
  let pulled = 0;
  const body = new ReadableStream({
    pull(controller) {
      if (pulled === chunks) controller.close();
      else {
        pulled += 1;
        controller.enqueue(new Uint8Array(bytes));
      }
    },
  });
  return { request: new Request('http://x/', { method: 'POST', body, duplex: 'half' } as RequestInit), pulled: () => pulled };
}

test('a body is read whole up to the cap, announced or not', async () => {
  expect((await readBody(streamed(4, 1000).request, 4000)).length).toBe(4000);
  expect((await readBody(new Request('http://x/', { method: 'POST', body: '中' }), 10)).toString()).toBe('中');
  const announced = new Request('http://x/', { method: 'POST', body: 'abc', headers: { 'content-length': '3' } });
  expect((await readBody(announced, 3)).toString()).toBe('abc');
  expect((await readBody(new Request('http://x/', { method: 'POST' }), 10)).length).toBe(0);
});

test('above the cap nothing more is read than shows that it is too much', async () => {
  const { request, pulled } = streamed(1000, MEBIBYTE);
  await expect(readBody(request, MEBIBYTE)).rejects.toMatchObject({ code: 'body_too_large' });
  expect(pulled()).toBeLessThan(5);
  const announced = new Request('http://x/', { method: 'POST', body: 'abcd', headers: { 'content-length': '4' } });
  await expect(readBody(announced, 3)).rejects.toMatchObject({ code: 'body_too_large' });
});
