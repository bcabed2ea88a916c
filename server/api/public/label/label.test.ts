import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import jsqr from 'jsqr';
import { describe, expect, it } from 'vitest';
import { smsLength } from '@/server/domain/template/sms-length';
import { answerLabels } from './answer-labels';
import { drawPdf } from './draw-pdf';
import { drawPng } from './draw-png';
import { drawSvg } from './draw-svg';
import { DOTS_PER_MM, LABEL_SIZE_NAMES, labelsPerPage } from './label-size';
import { breakText, textWidth } from './label-text';
import { fitCode, type LabelPage, layOutLabels } from './lay-out-labels';
import { darkRuns, QUIET_MODULES, qrMatrix } from './qr-matrix';
import { rasterOf } from './raster';

const URL = 'https://track.example.com/q/7hJ2kQ9xVb3';
const label = { orderNo: 'SO-20261122-0001', url: URL };

// jsqr is CommonJS; its types name the function as the default
const read = (page: LabelPage, cut?: { x: number; y: number; side: number }) => {
  const { width, dots } = rasterOf(page);
  const { x, y, side } = cut ?? { x: 0, y: 0, side: Math.min(page.width, page.height) };
  const pixels = new Uint8ClampedArray(side * side * 4);
  for (let row = 0; row < side; row += 1) {
    for (let column = 0; column < side; column += 1) {
      const at = (row * side + column) * 4;
      pixels.fill(dots[(y + row) * width + x + column] ? 0 : 255, at, at + 3);
      pixels[at + 3] = 255;
    }
  }
  const decode = (jsqr as unknown as { default?: typeof jsqr }).default ?? jsqr;
  return decode(pixels, side, side)?.data;
};

describe('QR codes', () => {
  it('have the three finder patterns', () => {
    const matrix = qrMatrix(URL);
    const finder = '1111111100000110111011011101101110110000011111111';
    const at = (y: number, x: number) =>
      Array.from({ length: 49 }, (_, i) => (matrix[y + Math.floor(i / 7)]?.[x + (i % 7)] ? 1 : 0)).join('');
    const end = matrix.length - 7;
    expect([at(0, 0), at(0, end), at(end, 0)]).toEqual([finder, finder, finder]);
  });

  it('lose no module as bars', () => {
    const matrix = qrMatrix(URL, 'Q');
    const drawn = matrix.map((row) => row.map(() => false));
    for (const { x, y, length } of darkRuns(matrix)) drawn[y]!.fill(true, x, x + length);
    expect(drawn).toEqual(matrix);
  });

  it('take the highest correction that leaves their modules near the size they could have, and four dots', () => {
    expect(fitCode(URL, 316)).toMatchObject({ module: 7, modules: 45 });
    expect(fitCode(URL, 165)).toMatchObject({ module: 4, modules: 41 });
    expect(fitCode(URL, 150)).toMatchObject({ module: 4, modules: 37 });
  });
});

describe('layOutLabels', () => {
  it('keeps every code whole, quiet zone included, inside its label and away from its words, with modules of whole dots', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...LABEL_SIZE_NAMES),
        fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 40 }),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 0, max: 64 }),
        fc.constantFrom('https://d.cn/q/7hJ2kQ9xVb3', URL, `https://tracking.a-rather-long-shop-name.example.com/q/7hJ2kQ9xVb3`),
        (sizeName, orderNo, count, skip, url) => {
          const pages = layOutLabels(
            Array.from({ length: count }, () => ({ orderNo, url })),
            sizeName,
            skip,
          );
          expect([count, 3 * count]).toContain(pages.flatMap((page) => page.codes).length);
          for (const page of pages) {
            for (const { x, y, module, modules } of page.codes) {
              const side = module * modules;
              expect([x, y, module].every(Number.isInteger)).toBe(true);
              expect(module).toBeGreaterThanOrEqual(4);
              expect(x >= 0 && y >= 0 && x + side <= page.width && y + side <= page.height).toBe(true);
              const quiet = QUIET_MODULES * module;
              const [left, top, edge] = [x + quiet, y + quiet, side - 2 * quiet];
              for (const line of page.texts) {
                const right = line.x + textWidth(line.text, line.size);
                const isClear =
                  line.x >= left + edge + quiet - 1 || right <= x + 1 || line.y <= top - quiet + 1 || line.y - line.size >= top + edge;
                expect(isClear).toBe(true);
              }
            }
            for (const line of page.texts) {
              expect(line.x >= 0 && line.x + textWidth(line.text, line.size) <= page.width + 1).toBe(true);
              expect(line.y <= page.height).toBe(true);
            }
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it.each(['100x150', '60x40', 'a4-8', 'a4-21', 'a4-24'] as const)(
    '%s has room for the code in three places, apart from each other and from the words',
    (size) => {
      const [page] = layOutLabels([{ orderNo: 'A-VERY-LONG-ORDER-NUMBER-20261122-000123', url: URL, part: '2/3' }], size);
      expect(page!.codes).toHaveLength(3);
      const squares = page!.codes.map(({ x, y, module, modules }) => {
        const quiet = QUIET_MODULES * module;
        return { left: x, top: y, right: x + module * modules, bottom: y + module * modules, quiet };
      });
      squares.forEach((one, at) => {
        for (const other of squares.slice(at + 1)) {
          // two codes may share the blank between them
          const shared = Math.max(one.quiet, other.quiet);
          const isApart = one.right <= other.left || other.right <= one.left || one.bottom - shared <= other.top;
          expect(isApart).toBe(true);
        }
        for (const line of page!.texts) {
          const right = line.x + textWidth(line.text, line.size);
          const isBeside = line.x >= one.right - 1 || right <= one.left + 1;
          expect(isBeside || line.y <= one.top + one.quiet || line.y - line.size >= one.bottom - one.quiet).toBe(true);
        }
      });
      for (const code of page!.codes) expect(read(page!, { ...code, side: code.module * code.modules })).toBe(URL);
    },
  );

  it('has the code once where there is no room for three', () => {
    expect(layOutLabels([label], 'a4-65')[0]!.codes).toHaveLength(1);
  });

  it('leaves one of three codes whole on 100 × 150 mm, wherever a straight scratch goes that is as wide as the shortest right across it over a tenth of its area', () => {
    const [page] = layOutLabels([label], '100x150');
    const half = (0.1 * page!.height) / 2;
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: Math.PI, noNaN: true }),
        fc.integer({ min: 0, max: page!.width }),
        fc.integer({ min: 0, max: page!.height }),
        (angle, throughX, throughY) => {
          const isWhole = page!.codes.some(({ x, y, module, modules }) => {
            const [from, to] = [QUIET_MODULES * module, module * (modules - QUIET_MODULES)];
            const sides = [from, to].flatMap((dx) =>
              [from, to].map((dy) => (x + dx - throughX) * Math.sin(angle) - (y + dy - throughY) * Math.cos(angle)),
            );
            return Math.min(...sides) > half || Math.max(...sides) < -half;
          });
          expect(isWhole).toBe(true);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('fills sheets from the first free place on', () => {
    const pages = layOutLabels(
      Array.from({ length: 22 }, () => label),
      'a4-21',
      20,
    );
    expect(pages.map((page) => page.codes.length)).toEqual([3, 63]);
    expect(labelsPerPage('a4-65')).toBe(65);
  });

  it('breaks numbers after hyphens, and anywhere when that is not enough', () => {
    expect(breakText('SO-1234-5678', 20, textWidth('SO-1234-', 20))).toEqual(['SO-1234-', '5678']);
    expect(breakText('1234567890', 20, textWidth('12345', 20))).toEqual(['12345', '67890']);
  });
});

describe('drawings of labels', () => {
  it.each(LABEL_SIZE_NAMES)('%s is read by a decoder, dot by dot', (size) => {
    const [page] = layOutLabels([label], size);
    const { x, y, module, modules } = page!.codes[0]!;
    expect(read(page!, { x, y, side: module * modules })).toBe(URL);
  });

  it('show the same dots as PNG', () => {
    const raster = rasterOf(layOutLabels([label], '60x40')[0]!);
    const png = drawPng(raster);
    expect([png.subarray(1, 4).toString(), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual(['PNG', 480, 320]);
    const density = png.indexOf('pHYs');
    expect(png.readUInt32BE(density + 4)).toBe(DOTS_PER_MM * 1000);
    const at = png.indexOf('IDAT');
    const rows = inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)));
    const shown = Array.from(raster.dots, (_, i) =>
      (rows[Math.floor(i / 480) * 61 + 1 + ((i % 480) >> 3)]! >> (7 - (i % 8))) & 1 ? 0 : 1,
    );
    expect(shown).toEqual([...raster.dots]);
  });

  it('have the same bars as SVG and as PDF, and their true size', () => {
    const [page] = layOutLabels([label], '100x150');
    const svg = drawSvg(page!);
    expect(svg).toContain('width="100mm" height="150mm"');
    const bars = page!.codes.reduce((sum, code) => sum + code.runs.length, 0);
    expect(svg.match(/M\d+ \d+h\d+v(13|6)h/g)).toHaveLength(bars);
    const pdf = drawPdf([page!, page!]);
    const text = pdf.toString('latin1');
    expect(text).toMatch(/MediaBox\[0 0 283\.4645\d* 425\.1968\d*\]/);
    const start = pdf.indexOf('stream\n') + 7;
    const content = inflateSync(pdf.subarray(start, pdf.indexOf('\nendstream'))).toString('latin1');
    expect(content.match(/ re$/gm)).toHaveLength(bars);
    expect(text).not.toMatch(/\/Font|\/Image/);
  });

  it('are a PDF whose table of objects points at its objects', () => {
    const text = drawPdf(
      layOutLabels(
        Array.from({ length: 30 }, () => label),
        'a4-8',
      ),
    ).toString('latin1');
    const table = Number(/startxref\n(\d+)/.exec(text)![1]);
    expect(text.slice(table, table + 4)).toBe('xref');
    const offsets = [...text.slice(table).matchAll(/^(\d{10}) 00000 n /gm)].map((match) => Number(match[1]));
    expect(offsets).toHaveLength(2 + 2 * 4);
    offsets.forEach((at, i) => {
      expect(text.slice(at, at + 8 + String(i + 1).length)).toMatch(new RegExp(`^${i + 1} 0 obj\\n`));
    });
  });

  it('give a picture only of one page', () => {
    const labels = Array.from({ length: 9 }, () => label);
    expect(() => answerLabels(labels, { format: 'png', size: 'a4-8' })).toThrow(/PDF/);
    expect(answerLabels(labels, { format: 'pdf', size: 'a4-8' }).headers.get('content-type')).toBe('application/pdf');
  });

  it('are refused where the address is too long for them', () => {
    const labels = [{ ...label, url: `https://${'long'.repeat(20)}.example.com/q/7hJ2kQ9xVb3` }];
    expect(() => answerLabels(labels, { format: 'pdf', size: 'a4-65' })).toThrow(/too long/);
    expect(answerLabels(labels, { format: 'pdf', size: '60x40' }).status).toBe(200);
  });
});

describe('links in messages', () => {
  it('leave room in one SMS for thirty Chinese characters, on a domain of twenty-one', () => {
    const link = 'https://d.shop-example.com/q/7hJ2kQ9xVb3';
    expect(smsLength(`${'件'.repeat(30)}${link}`).segments).toBe(1);
  });
});
