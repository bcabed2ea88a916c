import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { safeCell } from './safe-cell';

it('no cell is ever a formula to a spreadsheet, and every cell can be read back', () => {
  const text = fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ',', "'", 'a', '＝') });
  fc.assert(
    fc.property(text, (cell) => {
      const [[read]] = parse(`${safeCell(cell)},x`) as [[string]];
      expect(read).not.toMatch(/^[=+\-@\t\r\n\0＝＋－＠]/);
      expect([cell, `'${cell}`]).toContain(read);
    }),
  );
});
