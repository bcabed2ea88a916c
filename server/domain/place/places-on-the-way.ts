import { findPlaceInText } from './find-place-in-text';
import type { Place } from './place';

interface Scan {
  place?: Place;
  text?: string;
}

/**
 * Where each of a shipment's scans was, in their order. One whose words name only a district that several cities have (鼓楼区) is
 * told by the nearest places known before and after it; what those leave open stays open.
 */
export function placesOnTheWay(scans: readonly Scan[]): (Place | undefined)[] {
  return scans.map(({ place, text }, i) => {
    if (place?.city || !text) return place;
    const before = scans.slice(0, i).findLast((scan) => scan.place?.city)?.place;
    const after = scans.slice(i + 1).find((scan) => scan.place?.city)?.place;
    const near = [before, after].flatMap((known) => known ?? []);
    return near.length > 0 ? (findPlaceInText(text, near) ?? place) : place;
  });
}
