import * as L from 'leaflet';
import type { JourneyData, StopData } from './journey-data';
import { toGcj02 } from './to-gcj02';

interface Opened {
  map: L.Map;
  journey: string;
  layer: L.LayerGroup;
}

const opened = new WeakMap<HTMLElement, Opened>();

/** Puts a Leaflet map in place of the drawn picture and moves the focus into it; one that is open shows what has come since. */
export function openMap(route: HTMLElement): void {
  const { journey = '{}', tiles, credit = '', datum, depth = '13', name = '' } = route.dataset;
  const data = JSON.parse(journey) as JourneyData;
  const place = ([lat, lon]: StopData): L.LatLngTuple => (datum === 'gcj02' && tiles ? toGcj02(lat, lon) : [lat, lon]);
  const ways = waysOf(data, place);
  const colours = readColours(route);
  const already = opened.get(route);
  if (already) {
    if (already.journey === journey) return;
    already.journey = journey;
    drawJourney(already.layer.clearLayers(), data, ways, colours);
    return;
  }
  const box = document.createElement('div');
  box.className = 'route-open';
  box.tabIndex = 0;
  box.setAttribute('role', 'group');
  box.setAttribute('aria-label', name);
  route.querySelector('svg')?.setAttribute('hidden', '');
  route.prepend(box);
  const map = L.map(box, { renderer: L.canvas(), maxZoom: tiles ? 13 : 9, minZoom: 0, zoomSnap: 0.25 });
  const layer = L.layerGroup().addTo(map);
  opened.set(route, { map, journey, layer });
  // room for names above and below the outermost places
  map.fitBounds(L.latLngBounds(ways.flat()), { maxZoom: 7, padding: [56, 48] });
  map.attributionControl.setPrefix(false);
  const attribution = escapeHtml(credit);
  if (tiles) L.tileLayer(tiles, { attribution, maxZoom: 13, maxNativeZoom: Number(depth), referrerPolicy: 'origin' }).addTo(map);
  else void drawBaseMap(map, colours);
  drawJourney(layer, data, ways, colours);
  box.focus({ preventScroll: true });
}

/** Brings the drawn picture back. */
export function closeMap(route: HTMLElement): void {
  opened.get(route)?.map.remove();
  opened.delete(route);
  route.querySelector('.route-open')?.remove();
  route.querySelector('svg')?.removeAttribute('hidden');
}

/** Points of each way with its goal last; longitudes follow each other the short way round the globe. */
function waysOf({ routes, to }: JourneyData, place: (stop: StopData) => L.LatLngTuple): L.LatLngTuple[][] {
  const stops = routes.length > 0 ? routes : [[]];
  return stops.map((route) => overDateLine([...route, ...(to ? [to] : [])].map(place)));
}

function drawJourney(layer: L.LayerGroup, { routes, to }: JourneyData, ways: L.LatLngTuple[][], colours: Colours): void {
  // the goal is named above, the stops below, so that the last one can be read beside it
  const named = (at: L.LatLngTuple, label: string, side: 'top' | 'bottom', style: L.CircleMarkerOptions) => {
    const text = document.createElement('span');
    text.textContent = label;
    L.circleMarker(at, { color: colours.card, weight: 2, fillOpacity: 1, ...style })
      .bindTooltip(text, { permanent: true, direction: side, offset: [0, side === 'top' ? -8 : 8] })
      .addTo(layer);
  };
  ways.forEach((way, w) => {
    const stops = routes[w] ?? [];
    L.polyline(way.slice(0, stops.length), { color: colours.go, weight: 3 }).addTo(layer);
    if (to) L.polyline(way.slice(-2), { color: colours.go, weight: 3, dashArray: '1 8', lineCap: 'round' }).addTo(layer);
    stops.forEach((stop, i) => {
      const isHere = i === stops.length - 1;
      named(way[i]!, stop[2], 'bottom', { radius: isHere ? 8 : 5, fillColor: colours.go });
    });
    if (to && w === 0) named(way[way.length - 1]!, to[2], 'top', { radius: 7, fillColor: colours.ink });
  });
}

/** Land and borders without any tiles, from our own server; their credit stands below the map. */
async function drawBaseMap(map: L.Map, colours: Colours): Promise<void> {
  const answer = await fetch('/api/geo/base-map');
  if (!answer.ok) return;
  const style = { color: colours.line, weight: 1, fillColor: colours.card, fillOpacity: 1 };
  const land = await answer.json();
  // the same land again to the west and to the east, for ways across the date line
  for (const turn of [-360, 0, 360]) {
    const coordsToLatLng = ([lon, lat]: [number, number] | [number, number, number]) => L.latLng(lat, lon + turn);
    L.geoJSON(land, { style, interactive: false, coordsToLatLng }).addTo(map).bringToBack();
  }
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
