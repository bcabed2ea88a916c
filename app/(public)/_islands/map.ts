/**
 * The opened map: Leaflet in place of the drawn picture, loaded when a reader asks for it. Opens every picture that is marked as
 * wanted, now and whenever the page says so again.
 */
import { closeMap, openMap } from './map/open-map';
import './map/map.css';

function follow(): void {
  for (const route of document.querySelectorAll<HTMLElement>('.route')) {
    if (route.closest('[data-map-open]')) openMap(route);
    else closeMap(route);
  }
}

document.addEventListener('daona:map', follow);
follow();
