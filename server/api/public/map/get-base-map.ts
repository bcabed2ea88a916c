import { readFile } from 'node:fs/promises';
import { singleton } from '@/server/platform/singleton';
import { answerBytes } from '../answer-bytes';
import { baseMapFile } from './base-map';

/** `GET /api/geo/base-map`: the base map in force as GeoJSON, for the opened map. The same for everybody, so it may be cached. */
export async function getBaseMap(request: Request): Promise<Response> {
  const bytes = singleton('base-map-bytes', () => readFile(baseMapFile()));
  return answerBytes(
    request,
    await bytes,
    { 'content-type': 'application/geo+json', 'cache-control': 'public, max-age=86400', 'x-content-type-options': 'nosniff' },
    200,
  );
}
