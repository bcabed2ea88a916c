import { inflateSync } from 'node:zlib';
import jsqr from 'jsqr';
import { describe, expect, it } from 'vitest';
import { smsLength } from '@/server/domain/template/sms-length';
import { answerLabels } from './answer-labels';
import { drawPdf } from './draw-pdf';
import { drawPng } from './draw-png';
import { drawSvg } from './draw-svg';
import { codeFitter } from './fit-code';
import { DOTS_PER_MM, LABEL_SIZE_NAMES } from './label-size';
import { type LabelPage, layOutLabels } from './lay-out-labels';
import { darkRuns, QUIET_MODULES, qrMatrix } from './qr-matrix';
import { rasterOf } from './raster';

const ADDRESS = 'https://track.example.com/q/7hJ2kQ9xVb3';
const label = { orderNo: 'SO-20261122-0001', url: ADDRESS };

// jsqr is CommonJS; its types name the function as the default
const decoded = (page: LabelPage, cut?: { x: number; y: number; side: number }) => {
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
/** Scheme and host stand in capitals, which mean the same. */
const read = (...asked: Parameters<typeof decoded>) => {
  const text = decoded(...asked);
  return text === undefined ? undefined : new URL(text).href;
};

describe('QR codes', () => {
  it('have the three finder patterns', () => {
    const matrix = qrMatrix(ADDRESS);
    const finder = '1111111100000110111011011101101110110000011111111';
    const at = (y: number, x: number) =>
      Array.from({ length: 49 }, (_, i) => (matrix[y + Math.floor(i / 7)]?.[x + (i % 7)] ? 1 : 0)).join('');
    const end = matrix.length - 7;
    expect([at(0, 0), at(0, end), at(end, 0)]).toEqual([finder, finder, finder]);
  });

  it('lose no module as bars', () => {
    const matrix = qrMatrix(ADDRESS, 'Q');
    const drawn = matrix.map((row) => row.map(() => false));
    for (const { x, y, length } of darkRuns(matrix)) drawn[y]!.fill(true, x, x + length);
    expect(drawn).toEqual(matrix);
  });

  it('take the highest correction that leaves their modules near the size they could have, and four dots', () => {
    expect(codeFitter(ADDRESS)(316)).toMatchObject({ module: 7, modules: 41 });
    expect(codeFitter(ADDRESS)(165)).toMatchObject({ module: 4, modules: 41 });
    expect(codeFitter(ADDRESS)(150)).toMatchObject({ module: 4, modules: 37 });
    // another code's quiet zone serves on one side
    expect(codeFitter(ADDRESS)(165, QUIET_MODULES)).toMatchObject({ module: 5, modules: 37, side: 185, quiet: 20 });
    expect(codeFitter(ADDRESS)(1)).toMatchObject({ module: 4, modules: 37 });
  });

  it('write scheme and host in capitals, so that an address has fewer modules, and leave its path', () => {
    expect(qrMatrix(ADDRESS, 'Q')).toHaveLength(29);
    expect(qrMatrix(`${'x'.repeat(26)}/q/7hJ2kQ9xVb3`, 'Q')).toHaveLength(33);
    for (const url of [ADDRESS, 'http://localhost:3000/a/b_c?d=E', 'https://a.cn', 'https://user@a.cn/Q', 'no address']) {
      const matrix = qrMatrix(url);
      const side = matrix.length + 2 * QUIET_MODULES;
      const code = { x: 0, y: 0, module: 4, modules: side, side: 4 * side, quiet: 16, runs: darkRuns(matrix) };
      const text = decoded({ width: 4 * side, height: 4 * side, codes: [code], texts: [] });
      expect(text === url || new URL(text!).href === new URL(url).href).toBe(true);
    }
  });
});

describe('drawings of labels', () => {
  it.each(LABEL_SIZE_NAMES)('%s is read by a decoder at each of its codes, dot by dot', (size) => {
    const [page] = layOutLabels([label], size);
    expect(page!.codes.map((code) => read(page!, code))).toEqual([ADDRESS, ADDRESS, ADDRESS]);
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
    const labels = [{ ...label, url: `https://example.com/${'long'.repeat(100)}/q/7hJ2kQ9xVb3` }];
    expect(() => answerLabels(labels, { format: 'pdf', size: '60x40' })).toThrow(/too long/);
    expect(answerLabels(labels, { format: 'pdf', size: '100x150' }).status).toBe(200);
  });
});

describe('links in messages', () => {
  it('leave room in one SMS for thirty Chinese characters, on a domain of twenty-one', () => {
    const link = 'https://d.shop-example.com/q/7hJ2kQ9xVb3';
    expect(smsLength(`${'件'.repeat(30)}${link}`).segments).toBe(1);
  });
});
