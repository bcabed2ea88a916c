import { HEIGHT, type PlanePoint, WIDTH } from './view';

export interface Label extends PlanePoint {
  text: string;
  anchor: 'start' | 'middle' | 'end';
  size: number;
}

/** A part of the picture that no label should cover. */
export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Something that wants a label; those that come first are placed first. */
export interface Wanted {
  /** What is named: the label stands beside it. A blank one is only centred. */
  box: Box;
  text: string;
  size: number;
  /** Placed even where it covers something. */
  isNeeded: boolean;
  isCentred?: boolean;
}

const GAP = 8;

/** Puts each label where it covers as little as can be; a label that is not needed is left out where it would cover anything. */
export function placeLabels(wanted: readonly Wanted[], covered: readonly Box[], standing: readonly Label[] = []): Label[] {
  const taken = standing.map(boxOf);
  const labels: Label[] = [];
  const seen = new Set(standing.map((label) => label.text));
  for (const want of wanted) {
    if (seen.has(want.text)) continue;
    const options = candidates(want)
      .map((label) => ({ label, box: boxOf(label) }))
      .filter(({ box }) => box.left >= 6 && box.right <= WIDTH - 6 && box.top >= 6 && box.bottom <= HEIGHT - 6)
      .map((option) => ({ ...option, cost: cost(option.box, covered) + 100 * cost(option.box, taken) }))
      .sort((a, b) => a.cost - b.cost);
    const [best] = options;
    if (!best || (best.cost > 0 && !want.isNeeded)) continue;
    seen.add(want.text);
    labels.push(best.label);
    taken.push(best.box);
  }
  return labels;
}

function candidates({ box, text, size, isCentred }: Wanted): Label[] {
  const x = Math.round((box.left + box.right) / 2);
  const middle = Math.round((box.top + box.bottom) / 2 + size * 0.36);
  if (isCentred) return [{ text, size, x, y: middle, anchor: 'middle' }];
  const lower = Math.round(box.bottom + size * 0.5);
  const upper = Math.round(box.top - GAP / 2);
  return [
    { text, size, x: box.right + GAP, y: middle, anchor: 'start' },
    { text, size, x: box.left - GAP, y: middle, anchor: 'end' },
    { text, size, x: box.right + 2, y: lower, anchor: 'start' },
    { text, size, x: box.left - 2, y: lower, anchor: 'end' },
    { text, size, x: box.right + 2, y: upper, anchor: 'start' },
    { text, size, x: box.left - 2, y: upper, anchor: 'end' },
    { text, size, x, y: box.bottom + size, anchor: 'middle' },
    { text, size, x, y: box.top - GAP, anchor: 'middle' },
  ];
}

function boxOf({ text, size, x, y, anchor }: Label): Box {
  const width = [...text].reduce((sum, letter) => sum + (/[\u2E80-\uFFFF]/.test(letter) ? size : size * 0.58), 0);
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { left, right: left + width, top: y - size * 0.86, bottom: y + size * 0.2 };
}

/** How many things a label would cover. */
function cost(box: Box, others: readonly Box[]): number {
  return others.filter((o) => box.left < o.right + 3 && box.right > o.left - 3 && box.top < o.bottom + 2 && box.bottom > o.top - 2).length;
}
