import { type CodeFitter, codeFitter, type FittedCode } from './fit-code';
import { LABEL_SIZES, type LabelSize, type LabelSizeName, labelsPerPage } from './label-size';
import type { TextLine } from './label-text';
import { putAcross, putUpright } from './put-label';

/** What stands on a label: nothing about the person. */
export interface Label {
  orderNo: string;
  /** Address of the parcel page. */
  url: string;
  /** Such as '2/3' when an order has several parcels. */
  part?: string;
}

/** A code on a page; `x` and `y` are the corner of its quiet zone, lengths in dots. */
export interface PlacedCode extends FittedCode {
  x: number;
  y: number;
}

/** One sheet of paper, ready to be drawn; lengths in dots of 1/8 mm. */
export interface LabelPage {
  width: number;
  height: number;
  codes: PlacedCode[];
  texts: TextLine[];
}

/** What of a label may be printed on. */
interface Cell {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Labels on as many pages as they need, from left to right and down; the first `skip` places of the first page stay free. */
export function layOutLabels(labels: readonly Label[], sizeName: LabelSizeName, skip = 0): LabelPage[] {
  const size = LABEL_SIZES[sizeName];
  const perPage = labelsPerPage(sizeName);
  const free = skip % perPage;
  const pages = Array.from(
    { length: Math.ceil((labels.length + free) / perPage) },
    (): LabelPage => ({
      width: size.width,
      height: size.height,
      codes: [],
      texts: [],
    }),
  );
  // the parcels of an order have one address
  const fitters = new Map<string, CodeFitter>();
  labels.forEach((label, at) => {
    const codeFor = fitters.get(label.url) ?? codeFitter(label.url);
    fitters.set(label.url, codeFor);
    const place = at + free;
    const page = pages[Math.floor(place / perPage)]!;
    const cell = cellAt(size, place % perPage);
    const { codes, texts } = cell.height > cell.width ? putUpright(label, codeFor, cell) : putAcross(label, codeFor, cell);
    const inPlace = <T extends { x: number; y: number }>(one: T): T => ({ ...one, x: cell.x + one.x, y: cell.y + one.y });
    page.codes.push(...codes.map(inPlace));
    page.texts.push(...texts.map(inPlace));
  });
  return pages;
}

function cellAt(size: LabelSize, place: number): Cell {
  const { columns, left, top, cellWidth, cellHeight, blank } = size;
  const [column, row] = [place % columns, Math.floor(place / columns)];
  return {
    x: left + column * cellWidth + blank.x,
    y: top + row * cellHeight + blank.y,
    width: cellWidth - 2 * blank.x,
    height: cellHeight - 2 * blank.y,
  };
}
