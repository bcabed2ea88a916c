import type { CodeFitter } from './fit-code';
import { LABEL_WORDS } from './label-words';
import type { Label, LabelPage } from './lay-out-labels';
import { QUIET_MODULES } from './qr-matrix';
import { setWords, type Words } from './set-words';

/** Room of a label, in dots. */
interface Room {
  width: number;
  height: number;
}
/** What stands on one label, counted from its own corner. */
type Print = Pick<LabelPage, 'codes' | 'texts'>;

// The code stands in three places where a label has room: what hides a finder pattern ends a code whatever its correction. Two
// codes stand in the corners of one edge, the third in the middle of the other edge and lower than they reach: a straight line that
// meets both corners passes the third by, so that one scratch leaves one of them whole.

/** Left blank at the edge of a label beside a code's own quiet zone. */
const MARGIN = 2;
/** Least room for words beside or between codes. */
const WORDS = 100;
/** Between the dark squares of the two rows of codes, as a share of the label's height; their quiet zone at least. */
const APART = 1 / 16;

/** Smallest sizes that a 203 dpi printer renders legibly: 2.3, 1.7 and 2 mm. */
const LEAST_HAN = 18;
const LEAST_LATIN = 14;
const LEAST_NUMBER = 16;

const titles = (size: number): Words[] => [
  { text: LABEL_WORDS.title.zh, size, least: LEAST_HAN },
  { text: LABEL_WORDS.title.en, size: size * 0.62, least: LEAST_LATIN },
];
const hints = (size: number): Words[] => [
  { text: LABEL_WORDS.hint.zh, size, least: LEAST_HAN },
  { text: LABEL_WORDS.hint.en, size: size * 0.75, least: LEAST_LATIN },
];
const numbers = ({ orderNo, part }: Label, size: number): Words[] => [
  { text: `${LABEL_WORDS.order.zh} ${LABEL_WORDS.order.en}${part ? ` ${part}` : ''}`, size: size * 0.8, least: LEAST_HAN },
  { text: orderNo, size, least: LEAST_NUMBER },
];

/** Heights of the words above the large code, and of the order's number between it and the small ones. */
const TITLES = 160;
const NUMBERS = 190;
const SIDE = 32;

/** A label higher than wide: title, large code, number; the small codes in the lower corners with the hint between them. */
export function putUpright(label: Label, codeFor: CodeFitter, room: Room): Print {
  const { width, height } = room;
  const small = codeFor(Math.floor(width / 3));
  const large = codeFor(Math.min(width - 4 * SIDE, height - TITLES - NUMBERS - small.side - SIDE));
  const [left, foot] = [SIDE - small.quiet + MARGIN, height - SIDE + small.quiet - small.side];
  const between = width - 2 * (left + small.side);
  if (between < WORDS) return putBeside(label, codeFor, room);
  const below = TITLES + large.side;
  return {
    codes: [
      { ...large, x: Math.floor((width - large.side) / 2), y: TITLES },
      { ...small, x: left, y: foot },
      { ...small, x: width - left - small.side, y: foot },
    ],
    texts: [
      ...setWords(titles(68), { x: SIDE, y: 24, width: width - 2 * SIDE, height: TITLES - 24 }),
      ...setWords(numbers(label, 52), { x: SIDE, y: below, width: width - 2 * SIDE, height: foot - below }),
      ...setWords(hints(40), { x: left + small.side, y: foot, width: between, height: small.side }),
    ],
  };
}

/** Share of a label's width that the code in the middle takes at most. */
const MIDDLE = 0.4;

/** A label wider than high: codes in the upper corners with the title between them, number, code and hint below. */
export function putAcross(label: Label, codeFor: CodeFitter, room: Room): Print {
  const { width, height } = room;
  const corner = codeFor(Math.floor(width / 4));
  const below = MARGIN + corner.side;
  const apart = Math.max(corner.quiet, Math.ceil(height * APART));
  const upper = below - corner.quiet + apart;
  const middle = codeFor(Math.min(height - upper - MARGIN, Math.floor(width * MIDDLE)), QUIET_MODULES);
  const [x, y] = [Math.floor((width - middle.side) / 2), height - MARGIN - middle.side];
  const clear = below - corner.quiet + Math.max(corner.quiet, middle.quiet);
  const isApart = y + middle.quiet >= clear || x + middle.quiet >= clear;
  if (!isApart || y < 0 || width - 2 * below < WORDS) return putBeside(label, codeFor, room);
  const edge = MARGIN + corner.quiet;
  const lower = { y: below, width: x - edge, height: height - below - edge };
  return {
    codes: [
      { ...corner, x: MARGIN, y: MARGIN },
      { ...corner, x: width - below, y: MARGIN },
      { ...middle, x, y },
    ],
    texts: [
      ...setWords(titles(64), { x: below, y: edge, width: width - 2 * below, height: y - edge }),
      ...setWords(numbers(label, 40), { ...lower, x: edge }),
      ...setWords(hints(32), { ...lower, x: width - x }),
    ],
  };
}

/** The code once, at the left, where its address is too long for three. */
function putBeside(label: Label, codeFor: CodeFitter, { width, height }: Room): Print {
  const code = codeFor(Math.min(height - 2 * MARGIN, width - WORDS));
  const x = MARGIN + code.side;
  const box = { x, y: MARGIN, width: Math.max(1, width - x - 2 * MARGIN), height: height - 2 * MARGIN };
  return {
    codes: [{ ...code, x: MARGIN, y: Math.floor((height - code.side) / 2) }],
    texts: setWords([...titles(48), ...numbers(label, 32)], box),
  };
}
