import { gzipSync } from 'node:zlib';
import { Window } from 'happy-dom';
import { beforeEach, expect, it, vi } from 'vitest';

let stream: { url: string; onmessage: (message: { data: string }) => void };
let fetched: string[];
let hasNetwork: boolean;
let document: Document;

const main = (version: number, words: string) =>
  `<main data-live="/api/live/orders/q/x?part" data-version="${version}" data-updated="news"><section class="hero"><h1>${words}</h1></section><form><input id="digits"></form></main>`;
const part = (version: number, words: string) => `<!doctype html><title>${words}</title>${main(version, words)}`;
const news = (version: number, words: string) => ({ data: `${version} ${gzipSync(part(version, words)).toString('base64')}` });
const headline = () => document.querySelector('h1')!.textContent;

beforeEach(async () => {
  const window = new Window({ url: 'http://daona.test/q/x' });
  document = window.document as unknown as Document;
  document.body.innerHTML = `${main(1, 'packed')}<p id="said"></p>`;
  fetched = [];
  vi.stubGlobal('window', Object.assign(window, { DecompressionStream }));
  const globals = { document, location: window.location, navigator: {}, DOMParser: window.DOMParser, Element: window.Element, scrollY: 0 };
  for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value);
  vi.stubGlobal('requestAnimationFrame', (work: () => void) => work());
  const source = class {
    static CLOSED = 2;
    onmessage = () => undefined;
    constructor(readonly url: string) {
      stream = this;
    }
  };
  vi.stubGlobal('EventSource', source);
  Object.assign(window, { EventSource: source });
  hasNetwork = true;
  vi.stubGlobal('fetch', async (path: string) => {
    fetched.push(path);
    if (!hasNetwork) throw new TypeError('Failed to fetch');
    return new Response(part(7, 'fetched'), { headers: { etag: '"7.a"' } });
  });
  const { followOrder } = await import('./follow-order');
  followOrder(document.querySelector<HTMLElement>('[data-live]')!);
});

it('shows and says once what comes with the stream, and asks for nothing; what has the focus keeps it', async () => {
  const field = document.querySelector('input')!;
  field.focus();
  field.value = '70';
  stream.onmessage(news(2, 'shipped'));
  await vi.waitFor(() => expect(headline()).toBe('shipped'));
  expect(document.getElementById('said')!.textContent).toContain('shipped');
  expect(document.title).toBe('shipped');
  expect([document.activeElement, field.value, field.isConnected]).toEqual([field, '70', true]);
  document.getElementById('said')!.textContent = '';
  stream.onmessage(news(2, 'shipped'));
  await new Promise((next) => setTimeout(next, 20));
  expect(document.getElementById('said')!.textContent).toBe('');
  expect(fetched).toEqual([]);
});

it('never goes back: an older part that was unpacked later changes nothing', async () => {
  stream.onmessage(news(4, 'delivered'));
  stream.onmessage(news(3, 'on its way'));
  await vi.waitFor(() => expect(headline()).toBe('delivered'));
  await new Promise((next) => setTimeout(next, 20));
  expect(headline()).toBe('delivered');
});

it('fetches what comes as a number alone, and what cannot be unpacked', async () => {
  stream.onmessage({ data: '5' });
  await vi.waitFor(() => expect(headline()).toBe('fetched'));
  stream.onmessage({ data: '9 bm90IGd6aXA=' });
  await vi.waitFor(() => expect(fetched).toHaveLength(2));
});

it('asks again for what was not answered as soon as the stream gets through, though that has no news', async () => {
  hasNetwork = false;
  window.dispatchEvent(new window.Event('online'));
  await vi.waitFor(() => expect(fetched).toHaveLength(1));
  hasNetwork = true;
  await vi.waitFor(() => {
    stream.onmessage({ data: '1' });
    expect(headline()).toBe('fetched');
  });
});
