import * as L from 'leaflet';
import type { JourneyData, StopData } from './journey-data';
import { toGcj02 } from './to-gcj02';

const opened = new WeakMap<HTMLElement, L.Map>();

/** Puts a Leaflet map in place of the drawn picture and moves the focus into it. */
export function openMap(route: HTMLElement): void {
  if (opened.has(route)) return;
  const { journey = '{}', tiles, credit = '', datum, name = '' } = route.dataset;
  const { routes, to } = JSON.parse(journey) as JourneyData;
  const picture = route.querySelector('svg');
  const box = document.createElement('div');
  box.className = 'route-open';
  box.tabIndex = 0;
  box.setAttribute('role', 'group');
  box.setAttribute('aria-label', name);
  picture?.setAttribute('hidden', '');
  route.prepend(box);
  const colours = readColours(route);
  const map = L.map(box, { renderer: L.canvas(), maxZoom: tiles ? 13 : 9, minZoom: 2, worldCopyJump: true, zoomSnap: 0.5 });
  opened.set(route, map);
  const place = ([lat, lon]: StopData): L.LatLngTuple => (datum === 'gcj02' && tiles ? toGcj02(lat, lon) : [lat, lon]);
  const ends = routes.flatMap((stops) => stops.map(place)).concat(to ? [place(to)] : []);
  map.fitBounds(L.latLngBounds(ends).pad(0.25), { maxZoom: 7 });
  map.attributionControl.setPrefix(false);
  if (tiles) L.tileLayer(tiles, { attribution: escapeHtml(credit), maxZoom: 13, referrerPolicy: 'origin' }).addTo(map);
  else void drawBaseMap(map, colours);
  drawJourney(map, { routes, to }, place, colours);
  box.focus({ preventScroll: true });
}

/** Brings the drawn picture back. */
export function closeMap(route: HTMLElement): void {
  opened.get(route)?.remove();
  opened.delete(route);
  route.querySelector('.route-open')?.remove();
  route.querySelector('svg')?.removeAttribute('hidden');
}

function drawJourney(map: L.Map, { routes, to }: JourneyData, place: (stop: StopData) => L.LatLngTuple, colours: Colours): void {
  const named = (at: L.LatLngTuple, label: string, style: L.CircleMarkerOptions) => {
    const text = document.createElement('span');
    text.textContent = label;
    L.circleMarker(at, { color: colours.card, weight: 2, fillOpacity: 1, ...style })
      .bindTooltip(text, { permanent: true, direction: 'right', offset: [8, 0] })
      .addTo(map);
  };
  for (const stops of routes) {
    const line = overDateLine(stops.map(place));
    L.polyline(line, { color: colours.go, weight: 3 }).addTo(map);
    const here = line[line.length - 1];
    if (to && here) {
      L.polyline(overDateLine([here, place(to)]), { color: colours.go, weight: 3, dashArray: '1 8', lineCap: 'round' }).addTo(map);
    }
    stops.forEach((stop, i) => {
      const isHere = i === stops.length - 1;
      named(line[i] ?? place(stop), stop[2], { radius: isHere ? 8 : 5, fillColor: colours.go });
    });
  }
  if (to) named(place(to), to[2], { radius: 7, fillColor: colours.ink });
}

/** Land and borders without any tiles, from our own server; their credit stands below the map. */
async function drawBaseMap(map: L.Map, colours: Colours): Promise<void> {
  const answer = await fetch('/api/geo/base-map');
  if (!answer.ok) return;
  const style = { color: colours.line, weight: 1, fillColor: colours.card, fillOpacity: 1 };
  const layer = L.geoJSON(await answer.json(), { style, interactive: false });
  layer.addTo(map).bringToBack();
}

interface Colours {
  go: string;
  ink: string;
  card: string;
  line: string;
}

function readColours(element: Element): Colours {
  const style = getComputedStyle(element);
  const read = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return { go: read('go'), ink: read('ink'), card: read('card'), line: read('line') };
}

/** Longitudes that follow each other the short way round the globe. */
function overDateLine(points: L.LatLngTuple[]): L.LatLngTuple[] {
  let last: number | undefined;
  return points.map(([lat, lon]) => {
    last = last === undefined ? lon : last + ((((lon - last + 180) % 360) + 360) % 360) - 180;
    return [lat, last];
  });
}

/** Leaflet takes credits as HTML. */
function escapeHtml(text: string): string {
  const element = document.createElement('span');
  element.textContent = text;
  return element.innerHTML;
}
