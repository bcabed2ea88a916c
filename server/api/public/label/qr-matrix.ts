import qrcode from 'qrcode-generator';

/** Blank modules that scanners need around a code (ISO/IEC 18004). */
export const QUIET_MODULES = 4;

/** The modules of a QR code, true is dark; error correction M, which survives 15 % of damage. */
export function qrMatrix(text: string): boolean[][] {
  const code = qrcode(0, 'M');
  code.addData(text, 'Byte');
  code.make();
  const size = code.getModuleCount();
  return Array.from({ length: size }, (_, row) => Array.from({ length: size }, (_, column) => code.isDark(row, column)));
}
