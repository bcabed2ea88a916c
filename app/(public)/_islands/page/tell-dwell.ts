/** Parts of the page that somebody can have got to, by what marks them. */
const SECTIONS: [name: string, mark: string][] = [
  ['map', '.map'],
  ['parcels', '#parcels'],
  ['timeline', '#timeline'],
  ['help', '#help'],
];

/**
 * Tells once, when the page is put away for the first time, how long it was in view and how far down: no cookie, no order, nothing that would know
 * the reader again. Who asks not to be tracked is not counted.
 */
export function tellDwell(live: HTMLElement): void {
  const state = live.dataset.state;
  const asks = navigator as Navigator & { globalPrivacyControl?: boolean };
  if (!state || navigator.doNotTrack === '1' || asks.globalPrivacyControl) return;
  const since = Date.now();
  let isTold = false;
  addEventListener('pagehide', tell);
  // phones put pages away without ever leaving them
  document.addEventListener('visibilitychange', () => document.hidden && tell());

  function tell() {
    if (isTold) return;
    isTold = true;
    const seconds = Math.round((Date.now() - since) / 1000);
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
