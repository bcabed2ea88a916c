import { environment } from '@/server/platform/environment';
import { singleton } from '@/server/platform/singleton';
import { openTileFile, type TileFile } from './tile-file';

/** Raster tiles for the opened map; null draws the base map. */
export interface Tiles {
  /** Template with {z}, {x} and {y}. */
  url: string;
  credit: string;
  datum: 'wgs84' | 'gcj02';
  /** Deepest zoom that has tiles of its own, where known. */
  maxZoom?: number;
}

export function configuredTiles(): Tiles | null {
  const { DAONA_TILE_URL, DAONA_TILE_CREDIT, DAONA_TILE_DATUM } = environment();
  const about = { credit: DAONA_TILE_CREDIT ?? '', datum: DAONA_TILE_DATUM };
  const file = configuredTileFile();
  if (file) return { url: '/api/geo/tiles/{z}/{x}/{y}', ...about, maxZoom: file.maxZoom };
  return DAONA_TILE_URL ? { url: DAONA_TILE_URL, ...about } : null;
}

/** The site's own file of tiles; null when none is configured or it cannot be used. */
export function configuredTileFile(): TileFile | null {
  const { DAONA_TILE_FILE } = environment();
  return singleton('tile-file', () => ({ file: DAONA_TILE_FILE ? openTileFile(DAONA_TILE_FILE) : null })).file;
}
