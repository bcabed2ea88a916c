import gcoord from 'gcoord';

/**
 * A place in WGS-84 as maps of mainland China draw it (GCJ-02), so that it stands where their tiles have it; everywhere else the
 * place itself. The shift is the one of gcoord (MIT); it is made for the picture alone, nothing is stored in it.
 */
export function toGcj02(lat: number, lon: number): [lat: number, lon: number] {
  const [x, y] = gcoord.transform([lon, lat], gcoord.WGS84, gcoord.GCJ02);
  return [y, x];
}
