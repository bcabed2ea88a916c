import { type Stroke, textStrokes } from './label-text';
import type { LabelPage } from './lay-out-labels';
import { QUIET_MODULES } from './qr-matrix';

/** A page in dots: 1 is dark. */
export interface Raster {
  width: number;
  height: number;
  dots: Uint8Array;
}

/** Lines that a curve is drawn by; letters are at most a hundred dots high. */
const CURVE_STEPS = 8;

/** A page as a 203 dpi printer burns it, dot by dot. */
export function rasterOf({ width, height, codes, texts }: LabelPage): Raster {
  const raster = { width, height, dots: new Uint8Array(width * height) };
  for (const { x, y, module, runs } of codes) {
    for (const run of runs) {
      const left = x + (run.x + QUIET_MODULES) * module;
      const top = y + (run.y + QUIET_MODULES) * module;
      for (let row = top; row < top + module; row += 1) darken(raster, row, left, left + run.length * module);
    }
  }
  for (const text of texts) for (const glyph of outlinesOf(textStrokes(text))) fill(raster, glyph);
  return raster;
}

function darken({ width, height, dots }: Raster, row: number, from: number, to: number): void {
  if (row >= 0 && row < height) dots.fill(1, row * width + Math.max(0, from), row * width + Math.min(width, to));
}

type Edge = [x1: number, y1: number, x2: number, y2: number];

/** Closed outlines as edges, curves as short lines; all of a line of text together, for a hole is an outline too. */
function outlinesOf(strokes: readonly Stroke[]): Edge[][] {
  const edges: Edge[] = [];
  let [startX, startY, penX, penY] = [0, 0, 0, 0];
  const lineTo = (x: number, y: number) => {
    edges.push([penX, penY, x, y]);
    [penX, penY] = [x, y];
  };
  for (const [command, ...points] of strokes) {
    const [a, b] = points as [number, number];
    if (command === 'M') {
      lineTo(startX, startY);
      [startX, startY, penX, penY] = [a, b, a, b];
    } else if (command === 'L') {
      lineTo(a, b);
    } else {
      const [, , c, d, e, f] = points as [number, number, number, number, number, number];
      const [x0, y0] = [penX, penY];
      for (let i = 1; i <= CURVE_STEPS; i += 1) {
        const t = i / CURVE_STEPS;
        const u = 1 - t;
        lineTo(
          u ** 3 * x0 + 3 * u * u * t * a + 3 * u * t * t * c + t ** 3 * e,
          u ** 3 * y0 + 3 * u * u * t * b + 3 * u * t * t * d + t ** 3 * f,
        );
      }
    }
  }
  lineTo(startX, startY);
  return edges.length > 1 ? [edges.slice(1)] : [];
}

/** Fills by the non-zero rule, a dot being dark when its middle is inside. */
function fill(raster: Raster, edges: readonly Edge[]): void {
  const top = Math.max(0, Math.floor(Math.min(...edges.map((e) => Math.min(e[1], e[3])))));
  const bottom = Math.min(raster.height, Math.ceil(Math.max(...edges.map((e) => Math.max(e[1], e[3])))));
  for (let row = top; row < bottom; row += 1) {
    const y = row + 0.5;
    const crossings = edges
      .filter(([, y1, , y2]) => y1 <= y !== y2 <= y)
      .map(([x1, y1, x2, y2]) => ({ x: x1 + ((y - y1) / (y2 - y1)) * (x2 - x1), turn: y2 > y1 ? 1 : -1 }))
      .sort((a, b) => a.x - b.x);
    let winding = 0;
    crossings.forEach(({ x, turn }, at) => {
      winding += turn;
      const next = crossings[at + 1];
      if (winding !== 0 && next) darken(raster, row, Math.ceil(x - 0.5), Math.ceil(next.x - 0.5));
    });
  }
}
