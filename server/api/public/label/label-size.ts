/** Dots in a millimetre: a "203 dpi" printer has 8. */
export const DOTS_PER_MM = 8;
/** The smallest module: half a millimetre. Modules have whole dots, so that no bar of a code falls between two. */
export const MODULE_DOTS = 4;

/** Paper with labels on it; lengths in dots. */
export interface LabelSize {
  width: number;
  height: number;
  columns: number;
  rows: number;
  cellWidth: number;
  cellHeight: number;
  left: number;
  top: number;
  /** From one label's left edge to the next one's. */
  pitch: number;
}

function roll(widthMm: number, heightMm: number): LabelSize {
  const width = widthMm * DOTS_PER_MM;
  const height = heightMm * DOTS_PER_MM;
  return {
    width,
    height,
    columns: 1,
    rows: 1,
    cellWidth: width,
    cellHeight: height,
    left: 0,
    top: 0,
    pitch: width,
  };
}

/** Labels of an A4 sheet, centred on it where `leftMm` and `topMm` are not given. */
function a4(columns: number, rows: number, cell: { widthMm: number; heightMm: number; gapMm?: number }): LabelSize {
  const dots = (mm: number) => Math.round(mm * DOTS_PER_MM);
  const [width, height] = [dots(210), dots(297)];
  const [cellWidth, cellHeight] = [dots(cell.widthMm), Math.floor(cell.heightMm * DOTS_PER_MM)];
  const pitch = dots(cell.widthMm + (cell.gapMm ?? 0));
  const left = Math.round((width - (columns - 1) * pitch - cellWidth) / 2);
  const top = Math.round((height - rows * cellHeight) / 2);
  return { width, height, columns, rows, cellWidth, cellHeight, left, top, pitch };
}

/** The papers that labels are printed on: rolls of thermal printers, and A4 sheets by the number of labels on them. */
export const LABEL_SIZES = {
  '100x150': roll(100, 150),
  '60x40': roll(60, 40),
  'a4-8': a4(2, 4, { widthMm: 105, heightMm: 74 }),
  'a4-21': a4(3, 7, { widthMm: 70, heightMm: 42.4 }),
  'a4-24': a4(3, 8, { widthMm: 70, heightMm: 37 }),
  'a4-65': a4(5, 13, { widthMm: 38.1, heightMm: 21.2, gapMm: 2.5 }),
} as const satisfies Record<string, LabelSize>;
export type LabelSizeName = keyof typeof LABEL_SIZES;
export const LABEL_SIZE_NAMES = Object.keys(LABEL_SIZES) as [LabelSizeName, ...LabelSizeName[]];

/** Labels on one page of a size. */
export function labelsPerPage(size: LabelSizeName): number {
  return LABEL_SIZES[size].columns * LABEL_SIZES[size].rows;
}
