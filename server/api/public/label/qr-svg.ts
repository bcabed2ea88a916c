import { QUIET_MODULES, qrMatrix } from './qr-matrix';

/** A QR code as SVG, one unit a module, quiet zone included: black on white, for print and screen. */
export function qrSvg(text: string, attributes = ''): string {
  const matrix = qrMatrix(text);
  const size = matrix.length + 2 * QUIET_MODULES;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"${attributes}><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${darkRuns(matrix)}"/></svg>`;
}

/** Modules on a side, quiet zone included. */
export function qrModules(text: string): number {
  return qrMatrix(text).length + 2 * QUIET_MODULES;
}

/** Each run of dark modules in a row as one bar. */
function darkRuns(matrix: boolean[][]): string {
  let path = '';
  matrix.forEach((row, y) => {
    for (let x = 0; x < row.length; x += 1) {
      if (!row[x]) continue;
      let end = x;
      while (row[end + 1]) end += 1;
      const width = end - x + 1;
      path += `M${x + QUIET_MODULES} ${y + QUIET_MODULES}h${width}v1h-${width}z`;
      x = end;
    }
  });
  return path;
}
