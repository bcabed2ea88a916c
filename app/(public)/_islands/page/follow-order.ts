import { showButtons } from './copy-and-share';
import { morph } from './morph';
import { say } from './say';
import { canUnpack, unpack } from './unpack';

/** Where a stream says nothing for so long, something on the way holds it back: some webviews and proxies do. */
const SILENT_MS = 8_000;
/** Without a stream the page asks this often. */
const ASK_MS = 20_000;
/** When a stream is tried again: at first, and at most. */
const RETRY_MS = { first: 30_000, most: 960_000 };
/** A page that somebody comes back to after so long is renewed for its ages, news or not. */
const AGED_MS = 60_000;

/** Renews the page within a second of a change, by a stream of its news or, where none gets through, by asking. */
export function followOrder(live: HTMLElement): void {
  const address = live.dataset.live!;
  const path = canUnpack ? address : address.split('?')[0]!;
  let version = Number(live.dataset.version);
  let tag = '';
  let source: EventSource | undefined;
  let failures = 0;
  let renewedAt = Date.now();
  let isBusy = false;
  let isWanted = false;
  let silence = 0;
  let asking = 0;
  let retry = 0;

  const fetchPart = async () => {
    const answer = await fetch(location.pathname, {
      credentials: 'same-origin',
      cache: 'no-store',
      headers: { accept: 'text/html', 'daona-part': 'live', ...(tag ? { 'if-none-match': tag } : {}) },
    });
    // the link has ended: what it showed goes too
    if (answer.status === 404 || answer.status === 410) return location.reload();
    if (!answer.ok && answer.status !== 304) throw new Error();
    renewedAt = Date.now();
    if (answer.status !== 304 && show(await answer.text())) tag = answer.headers.get('etag') ?? '';
  };
  /** Puts a part in place of what it renews; false when that is newer already. */
  const show = (part: string): boolean => {
    const page = new DOMParser().parseFromString(part, 'text/html');
    const fresh = page.querySelector<HTMLElement>('[data-live]');
    const told = Number(fresh?.dataset.version);
    if (!fresh || !(told >= version)) return false;
    showButtons(fresh);
    const isNews = told > version;
    version = told;
    morph(document.querySelector('main')!, page.querySelector('main')!);
    document.title = page.title;
    if (isNews) tell(live);
    return true;
  };
  /** News that came with the stream. */
  const take = async (packed: string) => {
    const part = await unpack(packed);
    if (!show(part)) return;
    tag = '';
    renewedAt = Date.now();
    navigator.serviceWorker?.controller?.postMessage(part);
  };
  /** One request at a time; a change that is heard of meanwhile is asked for afterwards. */
  const renew = async () => {
    isWanted = true;
    if (isBusy) return;
    isBusy = true;
    try {
      while (isWanted) {
        isWanted = false;
        await fetchPart();
      }
    } catch {
      // what was not answered is still wanted: asked for anew in a while, or once the stream says that there is a way
      isWanted = true;
      if (!asking) ask();
    }
    isBusy = false;
  };
  const ask = () => {
    clearInterval(asking);
    if (!document.hidden) asking = window.setInterval(renew, ASK_MS);
  };
  const listen = () => {
    close();
    if (document.hidden) return;
    if (!('EventSource' in window)) return ask();
    source = new EventSource(path);
    silence = window.setTimeout(fall, SILENT_MS);
    source.onmessage = (message) => {
      clearTimeout(silence);
      clearInterval(asking);
      silence = asking = failures = 0;
      const [told, packed] = (message.data as string).split(' ');
      if (!(Number(told) > version)) {
        if (isWanted) void renew();
        return;
      }
      if (packed) take(packed).catch(renew);
      else void renew();
    };
    // it connects anew by itself, but has no longer for it than at first
    source.onerror = () => {
      if (source?.readyState === EventSource.CLOSED) fall();
      else silence ||= window.setTimeout(fall, SILENT_MS);
    };
  };
  const fall = () => {
    close();
    void renew();
    ask();
    const wait = Math.min(RETRY_MS.most, RETRY_MS.first * 2 ** failures);
    failures += 1;
    retry = window.setTimeout(listen, wait * (0.75 + Math.random() / 2));
  };
  const close = () => {
    clearTimeout(silence);
    clearTimeout(retry);
    source?.close();
    source = undefined;
  };
  // a page in the background costs nobody a connection
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) {
      close();
      clearInterval(asking);
      asking = 0;
      return;
    }
    if (Date.now() - renewedAt > AGED_MS) void renew();
    listen();
  });
  window.addEventListener('online', () => {
    void renew();
    listen();
  });
  listen();
}

/** Shows and says once what is new. */
function tell(live: HTMLElement): void {
  const words = (place: string) => live.querySelector(place)?.textContent ?? '';
  const hero = live.querySelector('.hero');
  hero?.classList.remove('fresh');
  requestAnimationFrame(() => hero?.classList.add('fresh'));
  say(`${live.dataset.updated}: ${words('h1')} ${words('.last dd')}`);
}
