import qrcode from 'qrcode-generator';

/** Blank modules that scanners need around a code (ISO/IEC 18004:2015, 9.1). */
export const QUIET_MODULES = 4;

/** How much of a code may be lost: M 15 %, Q 25 %, H 30 % (ISO/IEC 18004:2015, 7.5.1). */
export type Correction = 'M' | 'Q' | 'H';

/** Scheme, host and the slash behind them, where they have only letters that a code packs into five and a half bits in capitals. */
const ORIGIN = /^https?:\/\/[a-z0-9.:-]+(?:\/|$)/i;

/**
 * The modules of a QR code in its smallest version, true is dark. An address has scheme and host in capitals, which mean the same
 * (RFC 3986, 6.2.2.1) and take a third less room (ISO/IEC 18004:2015, 7.4.4); its path stays as it is.
 */
export function qrMatrix(text: string, correction: Correction = 'M'): boolean[][] {
  const code = qrcode(0, correction);
  const origin = ORIGIN.exec(text)?.[0] ?? '';
  if (origin) code.addData(origin.toUpperCase(), 'Alphanumeric');
  if (text.length > origin.length) code.addData(text.slice(origin.length), 'Byte');
  code.make();
  const size = code.getModuleCount();
  return Array.from({ length: size }, (_, row) => Array.from({ length: size }, (_, column) => code.isDark(row, column)));
}

/** A bar of dark modules: where it begins and how long it is. */
export interface DarkRun {
  x: number;
  y: number;
  length: number;
}

/** Each run of dark modules in a row as one bar, counted without the quiet zone. */
export function darkRuns(matrix: readonly (readonly boolean[])[]): DarkRun[] {
  const runs: DarkRun[] = [];
  matrix.forEach((row, y) => {
    for (let x = 0; x < row.length; x += 1) {
      if (!row[x]) continue;
      let end = x;
      while (row[end + 1]) end += 1;
      runs.push({ x, y, length: end - x + 1 });
      x = end;
    }
  });
  return runs;
}
