import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanned, told } from '@/tests/builders/fact';
import type { Fact } from '../tracking/fact';
import { compileOverlay } from './overlay';
import { isUnfit, overlayReport, remapFact, remapFacts } from './remap-fact';
import { restoreMappings, type StatusMapping } from './status-mapping';

const SPEAKER = { source: 'sf', adapter: 'sf' };
const say = (code: string, since: number, sourceCode = 'ZZ9'): StatusMapping => ({ scope: 'adapter', of: 'sf', sourceCode, code, since });
const map = (version: number, ...mappings: StatusMapping[]) => compileOverlay(version, mappings);
const unknown = scanned(null, 100, { sourceCode: 'ZZ9', text: '?', identity: 'x' });
const LATER = unknown.receivedAt + 1_000;

describe('a fact under another map', () => {
  it('gets a further revision, received when the map changed', () => {
    const [revised, ...more] = remapFact(unknown, SPEAKER, map(3, say('delivered', 3)), LATER);
    expect(more).toEqual([]);
    expect(revised).toEqual({
      ...unknown,
      code: 'delivered',
      receivedAt: LATER,
      data: { mapped: { version: 3, instead: { code: null } } },
    });
  });

  it('gets none when it says so already', () => {
    const overlay = map(3, say('delivered', 3));
    const [revised] = remapFact(unknown, SPEAKER, overlay, LATER);
    expect(remapFact(revised!, SPEAKER, overlay, LATER + 1)).toEqual([]);
    expect(remapFact(unknown, SPEAKER, map(4), LATER)).toEqual([]);
  });

  it('goes back to the very words of the built-in map when the shop takes its own back', () => {
    const known = scanned('in_transit', 100, { sourceCode: 'ZZ9', reason: 'carrier.delayed' });
    const [mine] = remapFact(known, SPEAKER, map(1, say('delivered', 1)), LATER);
    const [back] = remapFact(mine!, SPEAKER, map(2), LATER + 1);
    expect(back).toMatchObject({ code: 'in_transit', reason: 'carrier.delayed', data: { mapped: { version: 2 } } });
    expect(mine!.reason).toBeUndefined();
  });

  it('is not touched where it cannot carry the code', () => {
    const ofOrder = told(null, 10, 'erp', { sourceCode: 'ZZ9' });
    expect(remapFact(ofOrder, SPEAKER, map(1, say('delivered', 1)), LATER)).toEqual([]);
    expect(isUnfit(ofOrder, SPEAKER, map(1, say('delivered', 1)))).toBe(true);
    expect(isUnfit(unknown, SPEAKER, map(1, say('paid', 1)))).toBe(true);
    expect(isUnfit(unknown, SPEAKER, map(1, say('delivered', 1)))).toBe(false);
  });

  it('that arrives under the map is the revision that the job would have made', () => {
    const overlay = map(3, say('delivered', 3));
    const report = { shipment: {}, code: null, sourceCode: 'ZZ9', text: '?' };
    const arrived = overlayReport(report, SPEAKER, overlay);
    const [revised] = remapFact(unknown, SPEAKER, overlay, LATER);
    expect({ code: arrived.code, data: (arrived as { data?: unknown }).data }).toEqual({ code: revised!.code, data: revised!.data });
    expect(overlayReport({ ...report, shipment: undefined }, SPEAKER, overlay).code).toBeNull();
  });
});

describe('any history of maps', () => {
  const codes = fc.constantFrom('in_transit', 'delivered');
  const anyMap = fc.record({ all: fc.option(codes, { nil: null }), withWords: fc.option(codes, { nil: null }) });

  it('leaves a fact that means what the last map says, whichever way there was gone', () => {
    fc.assert(
      fc.property(fc.array(anyMap, { minLength: 1, maxLength: 8 }), fc.option(codes, { nil: null }), (history, builtIn) => {
        let log: Fact[] = [scanned(builtIn, 100, { sourceCode: 'ZZ9', identity: 'x', text: '放入柜' })];
        let head: StatusMapping[] = [];
        for (const [i, { all, withWords }] of history.entries()) {
          const rows = [...(all ? [say(all, 0)] : []), ...(withWords ? [{ ...say(withWords, 0), contains: '柜' }] : [])];
          head = restoreMappings(head, rows, i + 1);
          log = [...log, ...remapFacts(log, () => SPEAKER, compileOverlay(i + 1, head), LATER + i)];
        }
        const newest = log.toSorted((a, b) => b.receivedAt - a.receivedAt)[0]!;
        const last = history.at(-1)!;
        expect(newest.code).toBe(last.withWords ?? last.all ?? builtIn);
        expect(remapFacts(log, () => SPEAKER, compileOverlay(history.length, head), LATER + 99)).toEqual([]);
        const contents = log.map(({ receivedAt: _, ...content }) => JSON.stringify(content));
        expect(new Set(contents).size).toBe(contents.length);
      }),
      { numRuns: 500 },
    );
  });
});
