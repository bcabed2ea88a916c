import { environment } from '@/server/platform/environment';

/** Raster tiles for the opened map; null draws the base map. */
export interface Tiles {
  /** Template with {z}, {x} and {y}. */
  url: string;
  credit: string;
  datum: 'wgs84' | 'gcj02';
}

export function configuredTiles(): Tiles | null {
  const { DAONA_TILE_URL, DAONA_TILE_CREDIT, DAONA_TILE_DATUM } = environment();
  return DAONA_TILE_URL ? { url: DAONA_TILE_URL, credit: DAONA_TILE_CREDIT ?? '', datum: DAONA_TILE_DATUM } : null;
}
