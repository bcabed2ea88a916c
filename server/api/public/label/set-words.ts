import { breakText, keepsWords, type TextLine, textWidth } from './label-text';

/** A text that is set with others into a box. */
export interface Words {
  text: string;
  /** Height of an em where there is room. */
  size: number;
  /** Smallest size, in dots, at which its words are kept whole; smaller, a word is cut rather than the text. */
  least: number;
}

/** Where words may stand; lengths in dots. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** From one base line to the next, in ems; the base line lies so far below the upper edge of its line. */
const LINE = 1.25;
const BASE = 0.95;
/** Shares of the full size that are tried, the largest first. */
const SCALES = Array.from({ length: 60 }, (_, i) => 0.95 ** i);
/** Lines of one text are made even by steps of so many dots. */
const EVEN_STEP = 4;

/**
 * Texts below each other in the middle of a box, at the largest scale at which all of them fit with their words whole; where that
 * would be less than legible, at the largest with words cut. Nothing is left out.
 */
export function setWords(texts: readonly Words[], box: Box): TextLine[] {
  const fits = (scale: number) => heightOf(broken(texts, box.width, scale)) <= box.height;
  const isWhole = (scale: number) =>
    texts.every(({ text, size, least }) => size * scale >= least && keepsWords(text, size * scale, box.width));
  const scale = SCALES.find((one) => isWhole(one) && fits(one)) ?? SCALES.find(fits) ?? SCALES.at(-1)!;
  const lines = broken(texts, box.width, scale);
  let y = box.y + (box.height - heightOf(lines)) / 2;
  return lines.map(({ text, size }) => {
    const line = { text, size, x: box.x + (box.width - textWidth(text, size)) / 2, y: y + size * BASE };
    y += size * LINE;
    return line;
  });
}

type SizedText = Pick<TextLine, 'text' | 'size'>;

function broken(texts: readonly Words[], width: number, scale: number): SizedText[] {
  return texts.flatMap(({ text, size }) =>
    evenly(text, size * scale, width).map((piece) => ({ text: piece.trimEnd(), size: size * scale })),
  );
}

/** Lines of like length: as many as the width asks for, in the least width that gives as many. */
function evenly(text: string, size: number, width: number): string[] {
  let lines = breakText(text, size, width);
  for (let narrower = width - EVEN_STEP; lines.length > 1 && keepsWords(text, size, narrower); narrower -= EVEN_STEP) {
    const tried = breakText(text, size, narrower);
    if (tried.length > lines.length) break;
    lines = tried;
  }
  return lines;
}

function heightOf(lines: readonly SizedText[]): number {
  return lines.reduce((sum, { size }) => sum + size * LINE, 0);
}
