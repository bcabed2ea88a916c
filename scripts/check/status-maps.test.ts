import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isShipmentCode, POSTABLE_CODES } from '@/server/domain/tracking/event-code';
import { SOURCES } from '@/server/sources/registry';
import { hasOwnMap, listCodes } from '../status-maps/list-codes';
import { renderStatusMaps } from '../status-maps/render';

describe('docs/status-maps.md', () => {
  it('is what the maps say: run `npx tsx scripts/status-maps.ts` when this fails', () => {
    expect(readFileSync(new URL('../../docs/status-maps.md', import.meta.url), 'utf8')).toBe(renderStatusMaps());
  });

  it.each(Object.keys(SOURCES).filter(hasOwnMap))('lists words of %s, each with a meaning that facts can carry', (vendor) => {
    const rows = listCodes(SOURCES[vendor]!);
    expect(rows.length).toBeGreaterThan(0);
    const meanings = rows.flatMap((row) => [row.mapped, ...row.byWords.map((w) => w.mapped)]);
    expect(meanings.filter((m) => m.code !== null && !isShipmentCode(m.code) && !POSTABLE_CODES.includes(m.code))).toEqual([]);
  });
});
