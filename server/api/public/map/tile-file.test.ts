import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openTileFile } from './tile-file';

const folder = mkdtempSync(join(tmpdir(), 'tiles-'));
afterAll(() => rmSync(folder, { recursive: true }));

const PNG = 2;
const MVT = 1;

/** A PMTiles file of version 3 with one uncompressed tile at 0/0/0, as its specification lays it out. */
function writeTiles(name: string, type: number, tile: Buffer): string {
  // one entry: tile id 0, run of 1, its length, offset + 1
  const directory = Buffer.from([1, 0, 1, tile.length, 1]);
  const metadata = Buffer.from('{}');
  const header = Buffer.alloc(127);
  header.write('PMTiles', 'latin1');
  header[7] = 3;
  const [rootAt, metadataAt] = [127, 127 + directory.length];
  const dataAt = metadataAt + metadata.length;
  for (const [i, value] of [rootAt, directory.length, metadataAt, metadata.length, dataAt, 0, dataAt, tile.length, 1, 1, 1].entries()) {
    header.writeBigUInt64LE(BigInt(value), 8 + i * 8);
  }
  header.set([1, 1, 1, type, 0, 2], 96);
  const path = join(folder, name);
  writeFileSync(path, Buffer.concat([header, directory, metadata, tile]));
  return path;
}

test('a picture is read out of the file, and nothing where it has none', async () => {
  const file = openTileFile(writeTiles('land.pmtiles', PNG, Buffer.from('a picture')));
  expect(file).toMatchObject({ contentType: 'image/png', maxZoom: 2 });
  expect((await file?.read(0, 0, 0))?.toString()).toBe('a picture');
  expect(await file?.read(1, 0, 0)).toBeNull();
});

test('a file of shapes, another file and a missing one leave the base map in its place', () => {
  expect(openTileFile(writeTiles('shapes.pmtiles', MVT, Buffer.from('x')))).toBeNull();
  writeFileSync(join(folder, 'text'), 'no tiles');
  expect(openTileFile(join(folder, 'text'))).toBeNull();
  expect(openTileFile(join(folder, 'missing'))).toBeNull();
});
