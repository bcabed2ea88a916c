/** Parts of the page that somebody can have got to, by what marks them. */
const SECTIONS: [name: string, mark: string][] = [
  ['map', '.map'],
  ['parcels', '#parcels'],
  ['timeline', '#timeline'],
  ['help', '#help'],
];

/**
 * Tells once, when the page is put away, how long it was in view and how far down: no cookie, no order, nothing that would know
 * the reader again. Who asks not to be tracked is not counted.
 */
export function tellDwell(live: HTMLElement): void {
  const state = live.dataset.state;
  const asks = navigator as Navigator & { globalPrivacyControl?: boolean };
  if (!state || navigator.doNotTrack === '1' || asks.globalPrivacyControl) return;
  let since = document.hidden ? 0 : Date.now();
  let total = 0;
  let isTold = false;
  addEventListener('pagehide', tell);
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) {
      since = Date.now();
      return;
    }
    if (since) total += Date.now() - since;
    since = 0;
  });

  function tell() {
    if (isTold) return;
    isTold = true;
    const seconds = Math.round((total + (since ? Date.now() - since : 0)) / 1000);
    const seen = SECTIONS.filter(([, mark]) => (document.querySelector(mark)?.getBoundingClientRect().top ?? innerHeight) < innerHeight);
    const body = new URLSearchParams({
      by: location.pathname[1]!,
      state: state!,
      section: seen.pop()?.[0] ?? 'head',
      seconds: String(seconds),
      language: document.documentElement.lang,
    });
    void fetch('/api/dwell', { method: 'POST', body, keepalive: true, credentials: 'omit' }).catch(() => undefined);
  }
}
