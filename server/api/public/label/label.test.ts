import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { labelPage, thermalSide } from './label-page';
import { QUIET_MODULES, qrMatrix } from './qr-matrix';
import { qrPng } from './qr-png';
import { qrModules, qrSvg } from './qr-svg';

const URL = 'https://track.example.com/q/7hJ2kQ9xVb3m';

describe('QR codes', () => {
  it('have the three finder patterns and a quiet zone', () => {
    const matrix = qrMatrix(URL);
    const finder = '1111111100000110111011011101101110110000011111111';
    const at = (y: number, x: number) =>
      Array.from({ length: 49 }, (_, i) => (matrix[y + Math.floor(i / 7)]?.[x + (i % 7)] ? 1 : 0)).join('');
    const end = matrix.length - 7;
    for (const [y, x] of [
      [0, 0],
      [0, end],
      [end, 0],
    ] as const)
      expect(at(y, x)).toBe(finder);
    expect(qrModules(URL)).toBe(matrix.length + 2 * QUIET_MODULES);
  });

  it('draw the same modules as SVG and as PNG', () => {
    const matrix = qrMatrix(URL);
    const drawn = matrix.map((row) => row.map(() => false));
    for (const [, x, y, width] of qrSvg(URL).matchAll(/M(\d+) (\d+)h(\d+)v1/g)) {
      for (let i = 0; i < Number(width); i += 1) drawn[Number(y) - QUIET_MODULES]![Number(x) - QUIET_MODULES + i] = true;
    }
    expect(drawn).toEqual(matrix);
    const png = qrPng(URL, 1);
    const size = png.readUInt32BE(16);
    expect([png.subarray(1, 4).toString(), size]).toEqual(['PNG', qrModules(URL)]);
    const length = png.readUInt32BE(33);
    const pixels = inflateSync(png.subarray(41, 41 + length));
    const stride = 1 + Math.ceil(size / 8);
    const read = matrix.map((row, y) =>
      row.map((_, x) => !(pixels[(y + QUIET_MODULES) * stride + 1 + ((x + QUIET_MODULES) >> 3)]! & (0x80 >> ((x + QUIET_MODULES) & 7)))),
    );
    expect(read).toEqual(matrix);
  });
});

describe('labelPage', () => {
  it('has modules of whole multiples of four dots at 203 dpi', () => {
    for (const url of [URL, `${URL}${'x'.repeat(60)}`]) {
      const dots = (thermalSide(url) / 25.4) * 203;
      expect(Math.abs(dots / (4 * qrModules(url)) - Math.round(dots / (4 * qrModules(url))))).toBeLessThan(1e-9);
      expect(thermalSide(url)).toBeLessThan(84);
    }
  });

  it('puts 21 labels on a sheet and lets no order number become markup', () => {
    const page = labelPage(
      Array.from({ length: 22 }, (_, i) => ({ orderNo: `<b>${i}`, url: URL })),
      'a4',
    );
    expect(page.match(/class="sheet"/g)).toHaveLength(2);
    expect(page.match(/class="label"/g)).toHaveLength(22);
    expect(page).not.toContain('<b>');
  });
});
