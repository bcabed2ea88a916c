const EARTH_KM = 6371;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Great-circle distance in kilometres between two points in WGS-84 degrees. */
export function distanceKm(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  const sLat = Math.sin(radians(b.lat - a.lat) / 2);
  const sLon = Math.sin(radians(b.lon - a.lon) / 2);
  return 2 * EARTH_KM * Math.asin(Math.sqrt(sLat * sLat + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * sLon * sLon));
}
