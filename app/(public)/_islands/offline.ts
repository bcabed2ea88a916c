/**
 * The service worker: pages that somebody has opened open again without a network, with the time they stem from. It keeps what
 * the server lets it keep (header `daona-keep`, in seconds), for as long, and beside it only how the pages look (language, letters,
 * ground); signing out empties it. In place of a page that is not kept it answers with one of its own, which says so.
 */
import { offlineLine } from './offline/offline-line';
import { type Look, lookOfDevice, OFFLINE_POLICY, offlinePage, readLook } from './offline/offline-page';

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
const LOOK_STORE = 'daona-look-1';
/** Where the look stands in its store; no address of ours. */
const LOOK = '/.look';
const PAGE = /^\/[qt]\/[^/]+$/;
/** Every page of customers, kept or not. */
const OURS = /^\/(?:$|[qt]\/|track(?:\/|$))/;
const SIGN_OUT = '/track/sign-out';
const KEPT_AT = 'daona-kept-at';

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (event) => event.waitUntil(begin()));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin) return;
  if (url.pathname === SIGN_OUT) return event.waitUntil(Promise.all([caches.delete(STORE), caches.delete(LOOK_STORE)]));
  // what is sent is left to the browser, which can send it again
  if (request.method !== 'GET') return;
  if (request.headers.has('daona-part')) {
    if (PAGE.test(url.pathname)) event.respondWith(answerPart(event, url.pathname));
  } else if (request.mode === 'navigate' && OURS.test(url.pathname)) event.respondWith(answer(event, url.pathname));
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
    if (page) await learn(pathname, page);
  }
}

async function answer(event: FetchEvent, path: string): Promise<Response> {
  const live = await fetch(event.request).catch(() => null);
  if (live && !isGateways(live)) {
    event.waitUntil(learn(path, live.clone()));
    return live;
  }
  return (await read(path)) ?? live ?? noNetwork();
}

async function answerPart(event: FetchEvent, path: string): Promise<Response> {
  const live = await fetch(event.request).catch(() => null);
  if (live && !isGateways(live)) event.waitUntil(renew(path, live.clone()));
  return live ?? Response.error();
}

/** What a gateway says while the server behind it is away. */
function isGateways({ status }: Response): boolean {
  return status >= 502 && status <= 504;
}

/** Keeps how the page looks, and the page where it may be kept. */
async function learn(path: string, page: Response): Promise<void> {
  const isText = page.headers.get('content-type')?.startsWith('text/html');
  const text = isText ? await page.text() : '';
  if (PAGE.test(path)) await keep(path, page, text);
  const look = readLook(text);
  if (look) await (await caches.open(LOOK_STORE)).put(LOOK, new Response(JSON.stringify(look)));
}

async function keep(path: string, page: Response, text: string): Promise<void> {
  const store = await caches.open(STORE);
  if (page.redirected || !page.ok || !page.headers.get('daona-keep')) {
    await store.delete(path);
    return;
  }
  await put(store, path, text, page.headers);
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

/** The page that says that there is no network and nothing kept. */
async function noNetwork(): Promise<Response> {
  const seen = await (await caches.open(LOOK_STORE)).match(LOOK);
  const look = seen ? ((await seen.json()) as Look) : lookOfDevice(navigator.languages);
  const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': OFFLINE_POLICY, 'cache-control': 'no-store' };
  return new Response(offlinePage(look), { status: 503, headers });
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
