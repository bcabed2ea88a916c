import type { Language } from '@/server/domain/shared/language';
import { nearestWritten } from '@/server/domain/wording/text-in';
import type { BaseMap, Inset, Ring } from './base-map';
import type { Box } from './place-labels';
import { HEIGHT, type View, WIDTH } from './view';

/** An inset in the picture (view.ts): its frame in units of the picture, paths and words counted from its corner. */
export interface DrawnInset {
  x: number;
  y: number;
  width: number;
  height: number;
  land: string;
  lines: string;
  words: { text: string; x: number; y: number }[];
}

/** Of the picture's height. */
const HIGH = 0.34;
const GAP = 12;
/** A picture shows the land as a whole with this share of it in sight at least, and this share of the picture taken by it. */
const WHOLE = { land: 0.4, picture: 0.25 };
const LINE_HEIGHT = 19;
/** What letters take above and below the line they stand on. */
const ASCENT = 14;
const DESCENT = 4;

/**
 * The inset of a map that has one, where the picture shows its land as a whole: in the corner that covers least of the journey, the
 * lower right one where all are free.
 */
export function drawInset(map: BaseMap, view: View, language: Language, covered: readonly Box[]): DrawnInset | undefined {
  const { inset } = map;
  if (!inset || !showsWhole(map.rings.province, view)) return undefined;
  const height = Math.round(HEIGHT * HIGH);
  const scale = height / inset.height;
  const width = Math.round(inset.width * scale);
  const corners = [HEIGHT - GAP - height, GAP].flatMap((y) => [WIDTH - GAP - width, GAP].map((x) => ({ x, y })));
  const costs = corners.map(
    ({ x, y }) => covered.filter((box) => meets(box, { left: x, right: x + width, top: y, bottom: y + height })).length,
  );
  const corner = corners[costs.indexOf(Math.min(...costs))]!;
  const at = (n: number) => Math.round(n * scale);
  const path = (lines: Inset['land'], end: string) =>
    lines.map((line) => `M${line.map(([x, y]) => `${at(x)} ${at(y)}`).join(' ')}${end}`).join('');
  const words = wordsOf(inset, language);
  const first = Math.round(height / 2 - ((words.length - 2) * LINE_HEIGHT) / 2);
  return {
    ...corner,
    width,
    height,
    land: path(inset.land, 'z'),
    lines: path(inset.lines, ''),
    words: words.map((text, i) => {
      const y = first + i * LINE_HEIGHT;
      return {
        text,
        x: Math.round(middleOf([...inset.land, ...inset.lines], inset.width, (y - ASCENT) / scale, (y + DESCENT) / scale) * scale),
        y,
      };
    }),
  };
}

/** The middle of what the drawing leaves free between `top` and `bottom`, around the middle of the inset. */
function middleOf(drawn: Inset['land'], width: number, top: number, bottom: number): number {
  let [left, right] = [0, width];
  for (const line of drawn)
    line.slice(1).forEach(([toX, toY], i) => {
      const [fromX, fromY] = line[i]!;
      if (Math.min(fromY, toY) > bottom || Math.max(fromY, toY) < top) return;
      for (const x of [fromX, toX]) {
        if (x < width / 2) left = Math.max(left, x);
        else right = Math.min(right, x);
      }
    });
  return (left + right) / 2;
}

/** Two characters a line, or a word. */
function wordsOf({ name }: Inset, language: Language): string[] {
  const text = name[language] ?? name[nearestWritten(language)];
  return text.includes(' ') ? text.split(' ') : (text.match(/..?/gu) ?? []);
}

function showsWhole(rings: readonly Ring[], { west, north, scale }: View): boolean {
  const [left, right] = [Math.min(...rings.map((ring) => ring.west)), Math.max(...rings.map((ring) => ring.east))];
  const [top, bottom] = [Math.min(...rings.map((ring) => ring.north)), Math.max(...rings.map((ring) => ring.south))];
  const across = Math.max(0, Math.min(right, west + WIDTH / scale) - Math.max(left, west));
  const down = Math.max(0, Math.min(bottom, north + HEIGHT / scale) - Math.max(top, north));
  const isInSight = across * down >= WHOLE.land * (right - left) * (bottom - top);
  return isInSight && across * down * scale ** 2 >= WHOLE.picture * WIDTH * HEIGHT;
}

function meets(one: Box, other: Box): boolean {
  return one.left < other.right && one.right > other.left && one.top < other.bottom && one.bottom > other.top;
}
