/**
 * The service worker: pages that somebody has opened open again without a network, with the time they stem from. It keeps what
 * the server lets it keep (header `daona-keep`, in seconds), for as long, and nothing else; signing out empties it.
 */
import { offlineLine } from './offline/offline-line';

interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface FetchEvent extends WorkerEvent {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface MessageEvent extends WorkerEvent {
  /** The part of a page that came as news. */
  data: string;
  source: { url: string } | null;
}
interface Worker {
  addEventListener(name: 'fetch', listener: (event: FetchEvent) => void): void;
  addEventListener(name: 'message', listener: (event: MessageEvent) => void): void;
  addEventListener(name: 'install' | 'activate', listener: (event: WorkerEvent) => void): void;
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void>; matchAll(of: { type: 'window' }): Promise<{ url: string }[]> };
}

const worker = self as unknown as Worker;
const PREFIX = 'daona-pages-';
const STORE = `${PREFIX}1`;
const MOST_PAGES = 20;
const PAGE = /^\/[qt]\/[^/]+$/;
const SIGN_OUT = '/track/sign-out';
const KEPT_AT = 'daona-kept-at';

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (event) => event.waitUntil(begin()));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin) return;
  if (url.pathname === SIGN_OUT) return event.waitUntil(caches.delete(STORE));
  if (request.method !== 'GET' || !PAGE.test(url.pathname)) return;
  const isPart = request.headers.has('daona-part');
  if (request.mode === 'navigate' || isPart) event.respondWith(answer(event, url.pathname, isPart));
});
worker.addEventListener('message', (event) => {
  if (event.source) event.waitUntil(renewBy(new URL(event.source.url).pathname, event.data));
});

/** Takes over the pages that are open and keeps them as they are now. */
async function begin(): Promise<void> {
  for (const name of await caches.keys()) if (name.startsWith(PREFIX) && name !== STORE) await caches.delete(name);
  await worker.clients.claim();
  for (const { url } of await worker.clients.matchAll({ type: 'window' })) {
    const { pathname } = new URL(url);
    if (!PAGE.test(pathname)) continue;
    const page = await fetch(pathname, { credentials: 'same-origin', headers: { accept: 'text/html' } }).catch(() => null);
    if (page) await keep(pathname, page);
  }
}

async function answer(event: FetchEvent, path: string, isPart: boolean): Promise<Response> {
  const live = await fetch(event.request).catch(() => null);
  // what a gateway says while the server behind it is away
  if (live && (live.status < 502 || live.status > 504)) {
    const copy = live.clone();
    event.waitUntil(isPart ? renew(path, copy) : keep(path, copy));
    return live;
  }
  const kept = isPart ? null : await read(path);
  return kept ?? live ?? Response.error();
}

async function keep(path: string, page: Response): Promise<void> {
  const store = await caches.open(STORE);
  if (page.redirected || !page.ok || !page.headers.get('daona-keep')) {
    await store.delete(path);
    return;
  }
  await put(store, path, await page.text(), page.headers);
  const kept = await store.keys();
  for (const old of kept.slice(0, Math.max(0, kept.length - MOST_PAGES))) await store.delete(old);
}

/** A page that renewed itself while it was open: the new part stands in place of the old one. */
async function renew(path: string, part: Response): Promise<void> {
  const store = await caches.open(STORE);
  const kept = await store.match(path);
  if (!kept) return;
  const keep = part.headers.get('daona-keep');
  if (!keep || !(part.ok || part.status === 304)) {
    await store.delete(path);
    return;
  }
  // what may be kept ends with the proof or the link, which a renewed page makes no longer
  const told = new Headers(kept.headers);
  told.set('daona-keep', keep);
  if (part.status === 304) return put(store, path, await kept.text(), told);
  await replace(store, path, kept, await part.text(), told);
}

/** A page that was told its news by a stream; how long it may be kept is no longer for that. */
async function renewBy(path: string, part: string): Promise<void> {
  const store = await caches.open(STORE);
  const kept = await store.match(path);
  if (!kept) return;
  const told = new Headers(kept.headers);
  const left = Number(told.get('daona-keep')) - (Date.now() - Number(told.get(KEPT_AT))) / 1000;
  told.set('daona-keep', String(Math.floor(left)));
  await replace(store, path, kept, part, told);
}

async function replace(store: Cache, path: string, kept: Response, fresh: string, told: Headers): Promise<void> {
  const pick = (pattern: RegExp) => pattern.exec(fresh)?.[0] ?? '';
  const title = pick(/<title>.*?<\/title>/s);
  const main = pick(/<main.*<\/main>/s);
  const page = (await kept.text()).replace(/<title>.*?<\/title>/s, () => title).replace(/<main.*<\/main>/s, () => main);
  await put(store, path, page, told);
}

async function put(store: Cache, path: string, page: string, told: Headers): Promise<void> {
  const headers = new Headers({ [KEPT_AT]: String(Date.now()) });
  for (const name of ['content-type', 'content-security-policy', 'referrer-policy', 'daona-keep']) {
    const value = told.get(name);
    if (value) headers.set(name, value);
  }
  await store.put(path, new Response(page, { headers }));
}

/** What was kept, with a line on top that says how old it is; null when there is none or it was kept long enough. */
async function read(path: string): Promise<Response | null> {
  const store = await caches.open(STORE);
  const kept = await store.match(path);
  if (!kept) return null;
  const keptAt = Number(kept.headers.get(KEPT_AT));
  if (Date.now() - keptAt > Number(kept.headers.get('daona-keep')) * 1000) {
    await store.delete(path);
    return null;
  }
  const page = await kept.text();
  const language = /<html[^>]* lang="([^"]+)"/.exec(page)?.[1] ?? '';
  return new Response(
    page.replace(/<main[^>]*>/, (main) => `${main}${offlineLine(language, keptAt, Date.now())}`),
    { headers: kept.headers },
  );
}
