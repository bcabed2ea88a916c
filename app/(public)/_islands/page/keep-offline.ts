/** Lets this page open again without a network; asked for when everything else is there. */
export function keepOffline(): void {
  // an address without https has none
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (!workers) return;
  const register = () => void workers.register('/offline.js').catch(() => undefined);
  if (document.readyState === 'complete') setTimeout(register, 0);
  else addEventListener('load', () => setTimeout(register, 0));
}
