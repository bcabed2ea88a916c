import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dice } from '@/bench/labels/degrade';
import { leavesWhole, scratchStrip } from '@/bench/labels/scratch-strip';
import { LABEL_SIZE_NAMES, LABEL_SIZES, labelsPerPage } from './label-size';
import { breakText, textWidth } from './label-text';
import { LABEL_WORDS } from './label-words';
import { layOutLabels, type PlacedCode } from './lay-out-labels';

const ADDRESS = 'https://track.example.com/q/7hJ2kQ9xVb3';
const LONG_ADDRESS = 'https://tracking.a-rather-long-shop-name.example.com/q/7hJ2kQ9xVb3';
const label = { orderNo: 'SO-20261122-0001', url: ADDRESS };

/** The dark square of a code. */
const square = ({ x, y, side, quiet }: PlacedCode) => ({ x: x + quiet, y: y + quiet, side: side - 2 * quiet });

const isApart = (a: { x: number; y: number; width: number; height: number }, b: typeof a) =>
  a.x + a.width <= b.x + 1 || b.x + b.width <= a.x + 1 || a.y + a.height <= b.y + 1 || b.y + b.height <= a.y + 1;

describe('layOutLabels', () => {
  it('keeps every code whole inside its label, its quiet zone clear of words and of other codes, and every word on the label', {
    timeout: 20_000,
  }, () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...LABEL_SIZE_NAMES),
        fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 64 }),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 0, max: 64 }),
        fc.constantFrom('https://d.cn/q/7hJ2kQ9xVb3', ADDRESS, LONG_ADDRESS, `https://${'long.'.repeat(25)}example/q/7hJ2kQ9xVb3`),
        (sizeName, orderNo, count, skip, url) => {
          const pages = layOutLabels(
            Array.from({ length: count }, () => ({ orderNo, url, part: '12/13' })),
            sizeName,
            skip,
          );
          expect([count, 3 * count]).toContain(pages.flatMap((page) => page.codes).length);
          for (const page of pages) {
            const words = page.texts.map(({ text, x, y, size }) => ({ x, y: y - size * 0.88, width: textWidth(text, size), height: size }));
            for (const code of page.codes) {
              expect([code.x, code.y, code.module].every(Number.isInteger)).toBe(true);
              expect(code.module).toBeGreaterThanOrEqual(4);
              const around = { x: code.x, y: code.y, width: code.side, height: code.side };
              expect(isApart({ x: 0, y: 0, width: 0, height: 0 }, around)).toBe(true);
              expect(code.x >= 0 && code.y >= 0 && code.x + code.side <= page.width && code.y + code.side <= page.height).toBe(true);
              for (const word of words) expect(isApart(around, word)).toBe(true);
              for (const other of page.codes) {
                const { x, y, side } = square(other);
                expect(other === code || isApart(around, { x, y, width: side, height: side })).toBe(true);
              }
            }
            for (const { x, y, width, height } of words) {
              expect(x >= -1 && y >= -1 && x + width <= page.width + 1 && y + height <= page.height + 1).toBe(true);
            }
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  it.each(LABEL_SIZE_NAMES)('%s has the code three times, and its words whole, in full and in legible letters', (size) => {
    for (const orderNo of [
      '1',
      'SO-20261122-0001',
      'A-VERY-LONG-ORDER-NUMBER-20261122-000123',
      '2026112200012345678901234567890123456789',
    ]) {
      for (const url of [ADDRESS, LONG_ADDRESS]) {
        const [page] = layOutLabels([{ orderNo, url, part: '2/3' }], size);
        expect(page!.codes).toHaveLength(3);
        const said = page!.texts.map(({ text }) => text).join(' ');
        const inFull = (text: string) => said.replace(/[\s\u200b]/g, '').includes(text.replace(/[\s\u200b]/g, ''));
        for (const { zh, en } of [LABEL_WORDS.title, LABEL_WORDS.hint, LABEL_WORDS.order]) expect(inFull(zh) && inFull(en)).toBe(true);
        expect(inFull(orderNo)).toBe(true);
        expect(said).toContain('2/3');
        expect(Math.min(...page!.texts.map((text) => text.size))).toBeGreaterThanOrEqual(14);
      }
    }
  });

  it('leaves one of the three codes whole under a straight scratch over a tenth of the label, but for one in two hundred at most', {
    timeout: 20_000,
  }, () => {
    const random = dice(1);
    const scratches = 1_000;
    const shares = LABEL_SIZE_NAMES.map((name) => {
      const { cellWidth, cellHeight, left, top } = LABEL_SIZES[name];
      const codes = layOutLabels([label], name)[0]!.codes.map((code) => square({ ...code, x: code.x - left, y: code.y - top }));
      let whole = 0;
      for (let i = 0; i < scratches; i += 1) {
        const strip = scratchStrip({ width: cellWidth, height: cellHeight }, 0.1, random);
        if (codes.some((code) => leavesWhole(strip, code))) whole += 1;
      }
      return whole / scratches;
    });
    expect(Math.min(...shares)).toBeGreaterThanOrEqual(0.995);
  });

  it('fills sheets from the first free place on', () => {
    const pages = layOutLabels(
      Array.from({ length: 22 }, () => label),
      'a4-21',
      20,
    );
    expect(pages.map((page) => page.codes.length)).toEqual([3, 63]);
    expect(labelsPerPage('a4-24')).toBe(24);
  });

  it('breaks numbers after hyphens, and anywhere when that is not enough', () => {
    expect(breakText('SO-1234-5678', 20, textWidth('SO-1234-', 20))).toEqual(['SO-1234-', '5678']);
    expect(breakText('1234567890', 20, textWidth('12345', 20))).toEqual(['12345', '67890']);
  });
});
