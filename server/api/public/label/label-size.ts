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
  /** Left blank at the edges of each label, where a printer of sheets cannot print up to the edge of the paper. */
  blank: { x: number; y: number };
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
    blank: { x: 0, y: 0 },
  };
}

/** Labels of an A4 sheet, side by side and centred on it. */
function a4(columns: number, rows: number, cell: { widthMm: number; heightMm: number; blankMm: { x: number; y: number } }): LabelSize {
  const dots = (mm: number) => Math.round(mm * DOTS_PER_MM);
  const [width, height] = [dots(210), dots(297)];
  const [cellWidth, cellHeight] = [dots(cell.widthMm), Math.floor(cell.heightMm * DOTS_PER_MM)];
  const left = Math.round((width - columns * cellWidth) / 2);
  const top = Math.round((height - rows * cellHeight) / 2);
  const blank = { x: dots(cell.blankMm.x), y: dots(cell.blankMm.y) };
  return { width, height, columns, rows, cellWidth, cellHeight, left, top, blank };
}

/** The papers that labels are printed on: rolls of thermal printers, and A4 sheets by the number of labels on them. */
export const LABEL_SIZES = {
  '100x150': roll(100, 150),
  '60x40': roll(60, 40),
  'a4-8': a4(2, 4, { widthMm: 105, heightMm: 74, blankMm: { x: 3, y: 3 } }),
  'a4-21': a4(3, 7, { widthMm: 70, heightMm: 42.4, blankMm: { x: 3, y: 2.5 } }),
  'a4-24': a4(3, 8, { widthMm: 70, heightMm: 37, blankMm: { x: 3, y: 0 } }),
} as const satisfies Record<string, LabelSize>;
export type LabelSizeName = keyof typeof LABEL_SIZES;
export const LABEL_SIZE_NAMES = Object.keys(LABEL_SIZES) as [LabelSizeName, ...LabelSizeName[]];

/** Labels on one page of a size. */
export function labelsPerPage(size: LabelSizeName): number {
  return LABEL_SIZES[size].columns * LABEL_SIZES[size].rows;
}
