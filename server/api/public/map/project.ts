/** Web Mercator in degrees: x is the longitude, y grows to the south. Latitudes beyond 80° are held there. */
export function project(lat: number, lon: number): { x: number; y: number } {
  const held = Math.max(-80, Math.min(80, lat));
  const y = (180 / Math.PI) * Math.log(Math.tan(Math.PI / 4 + (held * Math.PI) / 360));
  return { x: lon, y: -y };
}
