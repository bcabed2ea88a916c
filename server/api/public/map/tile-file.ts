import { closeSync, openSync, readSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { PMTiles, type RangeResponse, type Source, TileType } from 'pmtiles';
import { log } from '@/server/platform/log';

/** Bytes of the header of a PMTiles file, version 3, and where it says what its tiles are and how deep they go. */
const HEADER_BYTES = 127;
const VERSION_AT = 7;
const TYPE_AT = 99;
const MAX_ZOOM_AT = 101;

const CONTENT_TYPES: Partial<Record<number, string>> = {
  [TileType.Png]: 'image/png',
  [TileType.Jpeg]: 'image/jpeg',
  [TileType.Webp]: 'image/webp',
  [TileType.Avif]: 'image/avif',
};

/** A PMTiles file of pictures. */
export interface TileFile {
  contentType: string;
  /** Deepest zoom that has tiles. */
  maxZoom: number;
  /** Bytes of a tile; null where the file has none. */
  read(z: number, x: number, y: number): Promise<Buffer | null>;
}

/** Opens a PMTiles file; null, with a line in the log, when it is none or holds shapes (vector tiles) and not pictures. */
export function openTileFile(path: string): TileFile | null {
  const header = readHeader(path);
  if (header?.toString('latin1', 0, VERSION_AT) !== 'PMTiles' || header[VERSION_AT] !== 3) {
    log().error({ path }, 'DAONA_TILE_FILE is no PMTiles file of version 3: the opened map draws the base map');
    return null;
  }
  const contentType = CONTENT_TYPES[header[TYPE_AT] ?? 0];
  if (!contentType) {
    log().error({ path }, 'DAONA_TILE_FILE holds vector tiles, not pictures: the opened map draws the base map');
    return null;
  }
  const archive = new PMTiles(new LocalFile(path));
  const read = async (z: number, x: number, y: number) => {
    const tile = await archive.getZxy(z, x, y);
    return tile ? Buffer.from(tile.data) : null;
  };
  return { contentType, maxZoom: header[MAX_ZOOM_AT] ?? 0, read };
}

function readHeader(path: string): Buffer | null {
  const header = Buffer.alloc(HEADER_BYTES);
  try {
    const file = openSync(path, 'r');
    readSync(file, header, 0, HEADER_BYTES, 0);
    closeSync(file);
    return header;
  } catch (error) {
    log().error({ path, error }, 'DAONA_TILE_FILE cannot be read');
    return null;
  }
}

/** Ranges of a local file. */
class LocalFile implements Source {
  constructor(private readonly path: string) {}

  getKey(): string {
    return this.path;
  }

  async getBytes(offset: number, length: number): Promise<RangeResponse> {
    const file = await open(this.path, 'r');
    try {
      const bytes = new Uint8Array(length);
      const { bytesRead } = await file.read(bytes, 0, length, offset);
      return { data: bytes.buffer.slice(0, bytesRead) };
    } finally {
      await file.close();
    }
  }
}
