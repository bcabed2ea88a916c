import { LABEL_SIZES, type LabelSize, type LabelSizeName, labelsPerPage, MODULE_DOTS } from './label-size';
import { breakText, type TextLine, textWidth } from './label-text';
import { LABEL_WORDS } from './label-words';
import { type DarkRun, darkRuns, QUIET_MODULES, qrMatrix } from './qr-matrix';

/** What stands on a label: nothing about the person. */
export interface Label {
  orderNo: string;
  /** Address of the parcel page. */
  url: string;
  /** Such as '2/3' when an order has several parcels. */
  part?: string;
}

/** A code on a page; `x` and `y` are the corner of its quiet zone, lengths in dots. */
export interface PlacedCode {
  x: number;
  y: number;
  /** Side of a module. */
  module: number;
  /** Modules on a side, quiet zone included. */
  modules: number;
  runs: readonly DarkRun[];
}

/** One sheet of paper, ready to be drawn; lengths in dots of 1/8 mm. */
export interface LabelPage {
  width: number;
  height: number;
  codes: PlacedCode[];
  texts: TextLine[];
}

interface Cell {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Room that text beside a code needs at least. */
const TEXT_ROOM = 100;
/** Printers miss the edge of a label by up to a millimetre. */
const MARGIN = 2;

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
  labels.forEach((label, at) => {
    const place = at + free;
    const page = pages[Math.floor(place / perPage)]!;
    const cell = cellAt(size, place % perPage);
    if (cell.height > cell.width) putUpright(page, label, cell);
    else putBeside(page, label, cell);
  });
  return pages;
}

function cellAt(size: LabelSize, place: number): Cell {
  const { columns, left, top, pitch, cellWidth: width, cellHeight: height } = size;
  return { x: left + (place % columns) * pitch, y: top + Math.floor(place / columns) * height, width, height };
}

/** Modules may be this much smaller for a code that bears more damage; below that, unsharp pictures cost more than it saves. */
const WORTH = 0.85;

/**
 * The code of an address as large as whole dots a module allow in this room, with four at least; with the highest correction that
 * leaves its modules near the size they could have.
 */
export function fitCode(url: string, room: number): Omit<PlacedCode, 'x' | 'y'> {
  const [high, better, medium] = (['H', 'Q', 'M'] as const).map((correction) => {
    const matrix = qrMatrix(url, correction);
    const modules = matrix.length + 2 * QUIET_MODULES;
    return { matrix, modules, module: Math.floor(room / modules) };
  }) as [SizedCode, SizedCode, SizedCode];
  const least = Math.max(MODULE_DOTS, medium.module * WORTH);
  const { matrix, modules, module } = [high, better].find((code) => code.module >= least) ?? medium;
  return { module: Math.max(MODULE_DOTS, module), modules, runs: darkRuns(matrix) };
}

interface SizedCode {
  matrix: boolean[][];
  modules: number;
  module: number;
}

/**
 * The code in three places where a label has room, else once. What hides a finder pattern ends a code whatever its correction, and
 * one straight scratch reaches two places but hardly three that do not stand in a row.
 */
interface Codes {
  first: FittedCode;
  /** The code once more, for two corners of the label. */
  spare?: FittedCode;
}
type FittedCode = Omit<PlacedCode, 'x' | 'y'> & { side: number };

function fitted(url: string, room: number): FittedCode {
  const code = fitCode(url, room);
  return { ...code, side: code.module * code.modules };
}

/** The large code above, the words, the small codes in the lower corners. */
function putUpright(page: LabelPage, { orderNo, url, part }: Label, cell: Cell): void {
  const width = cell.width - 64;
  const { first, spare } = codesUpright(url, cell);
  const middle = (text: string, size: number, y: number) => {
    const fitting = Math.min(size, (size * width) / textWidth(text, size));
    page.texts.push({ text, x: cell.x + (cell.width - textWidth(text, fitting)) / 2, y: cell.y + y, size: fitting });
  };
  middle(LABEL_WORDS.title.zh, 68, 98);
  middle(LABEL_WORDS.title.en, 38, 150);
  page.codes.push({ ...placed(first), x: cell.x + Math.floor((cell.width - first.side) / 2), y: cell.y + UPPER_TEXT });
  const below = UPPER_TEXT + first.side;
  middle(LABEL_WORDS.hint.zh, 40, below + 40);
  middle(LABEL_WORDS.hint.en, 30, below + 80);
  const corner = MARGIN + EDGE;
  const foot = cell.height - (spare ? spare.side + corner : 0);
  middle(orderWords(part), 28, foot - 122);
  breakText(orderNo, 48, width)
    .slice(0, 2)
    .forEach((line, i) => {
      middle(line, 48, foot - 68 + i * 52);
    });
  if (!spare) return;
  for (const x of [corner, cell.width - corner - spare.side]) page.codes.push({ ...placed(spare), x: cell.x + x, y: cell.y + foot });
}

/** Heights of the words above the large code, and of those between it and the small ones. */
const UPPER_TEXT = 160;
const LOWER_TEXT = 260;

function codesUpright(url: string, cell: Cell): Codes {
  const widest = cell.width - 136;
  const alone = { first: fitted(url, Math.min(widest, cell.height - UPPER_TEXT - LOWER_TEXT)) };
  const spare = fitted(url, Math.floor(cell.width / 3));
  const room = Math.min(widest, cell.height - UPPER_TEXT - LOWER_TEXT - spare.side);
  const first = fitted(url, room);
  return first.side <= room && 3 * spare.side <= cell.width ? { first, spare } : alone;
}

/** The code at the left, the words at its right as far as there is room, the small codes in the right corners. */
function putBeside(page: LabelPage, { orderNo, url, part }: Label, cell: Cell): void {
  const { first, spare } = codesBeside(url, cell);
  const top = spare ? MARGIN : Math.floor((cell.height - first.side) / 2);
  page.codes.push({ ...placed(first), x: cell.x + MARGIN, y: cell.y + top });
  const right = cell.width - MARGIN - (spare?.side ?? 0);
  if (spare) {
    for (const y of [MARGIN, cell.height - MARGIN - spare.side]) page.codes.push({ ...placed(spare), x: cell.x + right, y: cell.y + y });
  }
  const x = MARGIN + first.side;
  const width = right - x - (spare ? 0 : EDGE);
  const base = Math.min(32, cell.height / 10);
  let y = Math.max(base * 0.5, top + first.module * QUIET_MODULES - base * 0.3);
  const line = (text: string, size: number, least: number) => {
    const fitting = Math.max(least, Math.min(size, (size * width) / textWidth(text, size)));
    for (const piece of breakText(text, fitting, width)) {
      if (y + fitting * 1.2 > cell.height) return;
      page.texts.push({ text: piece, x: cell.x + x, y: cell.y + y + fitting * 0.95, size: fitting });
      y += fitting * 1.25;
    }
  };
  line(LABEL_WORDS.title.zh, base * 1.2, LEAST_HAN);
  line(LABEL_WORDS.title.en, base * 0.8, LEAST_LATIN);
  y += base * 0.5;
  line(orderWords(part), base * 0.75, LEAST_LATIN);
  line(orderNo, base, LEAST_NUMBER);
}

/** Share of a label's width that words keep between codes. */
const WORDS = 0.25;

function codesBeside(url: string, cell: Cell): Codes {
  const high = cell.height - 2 * MARGIN;
  const alone = { first: fitted(url, Math.min(high, cell.width - TEXT_ROOM)) };
  const spare = fitted(url, Math.floor(cell.width / 4));
  const room = Math.min(high, Math.floor(cell.width * (1 - WORDS)) - 2 * MARGIN - spare.side);
  const first = fitted(url, room);
  // two codes may share the blank between them
  const column = 2 * spare.side - QUIET_MODULES * spare.module;
  return first.side <= room && column <= high ? { first, spare } : alone;
}

function placed({ side: _, ...code }: FittedCode): Omit<PlacedCode, 'x' | 'y'> {
  return code;
}

/** Right of the text, in dots. */
const EDGE = 8;
/** Smallest sizes that a 203 dpi printer renders legibly: 2.3, 1.7 and 2 mm. */
const LEAST_HAN = 18;
const LEAST_LATIN = 14;
const LEAST_NUMBER = 16;

function orderWords(part: string | undefined): string {
  return `${LABEL_WORDS.order.zh} ${LABEL_WORDS.order.en}${part ? ` ${part}` : ''}`;
}
