/** Size of a drawn map in its own units; on a phone two units are about one pixel. */
export const WIDTH = 720;
export const HEIGHT = 440;

/** The part of the projected plane that a map shows, and its scale in units per degree. */
export interface View {
  west: number;
  north: number;
  scale: number;
}

export interface PlanePoint {
  x: number;
  y: number;
}

const MARGIN = { x: 120, top: 80, bottom: 70 };
/** Degrees that a map is wide at least, so that a journey inside one city still shows the land around. */
const LEAST_SPAN = 2.6;

/** The view that holds all points with room for their labels. */
export function fitView(points: readonly PlanePoint[]): View {
  const xs = points.map((p) => p.x);
  const ys = points.map((p) => p.y);
  const [west, east, north, south] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const scale = Math.min(
    (WIDTH - 2 * MARGIN.x) / Math.max(east - west, 1e-6),
    (HEIGHT - MARGIN.top - MARGIN.bottom) / Math.max(south - north, 1e-6),
    WIDTH / LEAST_SPAN,
  );
  return {
    west: (west + east) / 2 - WIDTH / 2 / scale,
    north: (north + south) / 2 - (HEIGHT + MARGIN.top - MARGIN.bottom) / 2 / scale,
    scale,
  };
}

/** Where a point of the plane stands on the map, in whole units. */
export function toView(view: View, point: PlanePoint): PlanePoint {
  return { x: Math.round((point.x - view.west) * view.scale), y: Math.round((point.y - view.north) * view.scale) };
}
