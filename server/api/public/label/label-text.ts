import glyphs from './label-glyphs.json';

const { em, glyphs: outlines } = glyphs as unknown as { em: number; glyphs: Record<string, [advance: number, path: string]> };
/** Stands for a letter whose outline labels do not carry, such as one of another script in an order number. */
const UNKNOWN = '?';
/** Zero-width space: a line may end there. */
const MAY_BREAK = '\u200b';

/** A line of text on a page; `x` and `y` are where its base line begins, all lengths in dots. */
export interface TextLine {
  text: string;
  x: number;
  y: number;
  /** Height of an em. */
  size: number;
}

function glyphOf(letter: string): [advance: number, path: string] {
  return letter === MAY_BREAK ? [0, ''] : (outlines[letter] ?? outlines[UNKNOWN]!);
}

/** Width of a text set in ems of this size. */
export function textWidth(text: string, size: number): number {
  return ([...text].reduce((sum, letter) => sum + glyphOf(letter)[0], 0) * size) / em;
}

/** A stroke of an outline: to go there, to draw a line there, or a cubic curve. */
export type Stroke = ['M' | 'L', number, number] | ['C', number, number, number, number, number, number];

const parsed = new Map<string, Stroke[]>();

function strokesOf(letter: string): Stroke[] {
  const known = parsed.get(letter);
  if (known) return known;
  const strokes: Stroke[] = [];
  for (const [, command = '', numbers = ''] of glyphOf(letter)[1].matchAll(/([MLC])([^MLCZ]*)/g)) {
    const values = (numbers.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);
    strokes.push([command, ...values] as Stroke);
  }
  parsed.set(letter, strokes);
  return strokes;
}

/** The outlines of a line of text where it stands on the page; each subpath is closed by itself. */
export function textStrokes({ text, x, y, size }: TextLine): Stroke[] {
  const scale = size / em;
  const strokes: Stroke[] = [];
  let pen = x;
  for (const letter of text) {
    for (const [command, ...points] of strokesOf(letter)) {
      strokes.push([command, ...points.map((value, i) => (i % 2 ? y : pen) + value * scale)] as Stroke);
    }
    pen += glyphOf(letter)[0] * scale;
  }
  return strokes;
}

const ROUNDING = 0.5;

/** Whether each word of a text is no wider than a line. */
export function keepsWords(text: string, size: number, width: number): boolean {
  return wordsOf(text).every((word) => textWidth(word.trimEnd(), size) <= width);
}

function wordsOf(text: string): string[] {
  return text.split(/(?<=[ \u200b-])/u);
}

/** A text cut into lines that are no wider than this: after a space, a hyphen or where its writer allows, else anywhere. */
export function breakText(text: string, size: number, width: number): string[] {
  const lines = [''];
  for (const word of wordsOf(text)) {
    const pieces = textWidth(word.trimEnd(), size) <= width ? [word] : [...word];
    for (const piece of pieces) {
      const line = lines.at(-1)!;
      if (line === '' || textWidth((line + piece).trimEnd(), size) <= width + ROUNDING) lines[lines.length - 1] = line + piece;
      else lines.push(piece);
    }
  }
  return lines;
}
