import type { Place } from './place';

/** The city a scan text speaks of as where the shipment is; null when it names none. */
export function findPlaceInText(_text: string): Place | null {
  return null;
}
