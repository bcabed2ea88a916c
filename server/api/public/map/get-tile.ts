import { configuredTileFile } from './tiles';

const CACHED = { 'cache-control': 'public, max-age=86400', 'x-content-type-options': 'nosniff' };

/** `GET /api/geo/tiles/{z}/{x}/{y}`: a picture of the site's own tile file. 204 where it has none, so that the map stays empty there. */
export async function getTile(_: Request, { params }: { params: Promise<{ z: string; x: string; y: string }> }): Promise<Response> {
  const [z, x, y] = Object.values(await params).map((part) => (/^\d{1,7}$/.test(part) ? Number(part) : Number.NaN)) as [
    number,
    number,
    number,
  ];
  const file = configuredTileFile();
  const isTile = z <= (file?.maxZoom ?? -1) && x < 2 ** z && y < 2 ** z;
  if (!file || !isTile) return new Response(null, { status: 404, headers: CACHED });
  const bytes = await file.read(z, x, y);
  if (!bytes) return new Response(null, { status: 204, headers: CACHED });
  return new Response(new Uint8Array(bytes), { headers: { ...CACHED, 'content-type': file.contentType } });
}
