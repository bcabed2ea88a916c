let isAsked = false;

/** Opens and closes the map on the button beside it; its script and style are fetched at the first wish. */
export function askForMap(live: HTMLElement): void {
  live.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLElement>('[data-open-map]');
    const card = button?.closest('.map');
    if (!button || !card) return;
    const isOpen = card.toggleAttribute('data-map-open');
    button.setAttribute('aria-expanded', String(isOpen));
    button.textContent = (isOpen ? button.dataset.close : button.dataset.openMap) ?? '';
    if (isAsked) document.dispatchEvent(new Event('daona:map'));
    else load();
  });
}

function load(): void {
  isAsked = true;
  const style = document.createElement('link');
  style.rel = 'stylesheet';
  style.href = '/islands/map.css';
  const script = document.createElement('script');
  script.src = '/islands/map.js';
  // Leaflet measures its box, so the style has to be there first
  style.onload = style.onerror = () => document.head.append(script);
  document.head.append(style);
}
