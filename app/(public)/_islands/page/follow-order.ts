import { showButtons } from './copy-and-share';
import { say } from './say';

const RETRY_MS = 60_000;

/** Renews the page within a second of a change, and when somebody comes back to it after a while. */
export function followOrder(live: HTMLElement): void {
  const path = live.dataset.live;
  if (!path || !('EventSource' in window)) return;
  let version = Number(live.dataset.version);
  let source: EventSource | undefined;
  let seenAt = Date.now();
  let retry: ReturnType<typeof setTimeout> | undefined;

  const renew = async (next: number) => {
    const answer = await fetch(location.pathname, { credentials: 'same-origin', headers: { accept: 'text/html' } });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const fresh = page.querySelector<HTMLElement>('[data-live]');
    if (!fresh) return;
    version = Math.max(next, Number(fresh.dataset.version));
    swap(live, fresh);
    document.title = page.title;
    say(live.dataset.updated ?? '');
  };
  const open = () => {
    source ??= new EventSource(path);
    source.onmessage = (message) => {
      const next = Number(message.data);
      if (next > version) void renew(next).catch(() => undefined);
    };
    // a browser gives up for good when the server answers with an error
    source.onerror = () => {
      if (source?.readyState !== EventSource.CLOSED) return;
      close();
      retry = setTimeout(open, RETRY_MS);
    };
  };
  const close = () => {
    clearTimeout(retry);
    source?.close();
    source = undefined;
  };
  // a page in the background costs nobody a connection
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) {
      seenAt = Date.now();
      close();
      return;
    }
    if (Date.now() - seenAt > 60_000) void renew(version).catch(() => undefined);
    open();
  });
  if (!document.hidden) open();
}

/** Puts the new content in place of the old; scroll, focus, typed text and unfolded parts stay as they are. */
function swap(live: HTMLElement, fresh: HTMLElement): void {
  const stack = live.firstElementChild;
  const next = fresh.firstElementChild;
  if (!stack || !next) return;
  const focused = document.activeElement;
  const focusId = focused && live.contains(focused) ? focused.id : '';
  const typed = live.querySelector<HTMLInputElement>('#lastDigits')?.value;
  const wasOpen = live.querySelector('details')?.open === true;
  const map = live.querySelector('[data-map-open]');
  const scroll = window.scrollY;
  const adopted = document.importNode(next, true);
  // an opened map stays; it would lose where the reader has moved it to
  if (map) adopted.querySelector('.map')?.replaceWith(map);
  stack.replaceWith(adopted);
  const details = live.querySelector('details');
  if (details && wasOpen) details.open = true;
  const input = live.querySelector<HTMLInputElement>('#lastDigits');
  if (input && typed) input.value = typed;
  if (focusId) document.getElementById(focusId)?.focus({ preventScroll: true });
  window.scrollTo(0, scroll);
  live.querySelector('.hero')?.classList.add('fresh');
  showButtons(live);
}
