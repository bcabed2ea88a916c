import { HEIGHT, type PlanePoint, WIDTH } from './view';

export interface Label extends PlanePoint {
  text: string;
  anchor: 'start' | 'middle' | 'end';
  size: number;
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Something that wants a label; those that come first are placed first. */
export interface Wanted {
  point: PlanePoint;
  text: string;
  size: number;
  /** Distance of the text from the point. */
  gap: number;
  /** Placed even where it overlaps something. */
  isNeeded: boolean;
  /** Beside the point, or centred on it when there is none to see. */
  isCentred?: boolean;
}

/** Puts each label where it covers neither another label nor a point; those that find no room are left out. */
export function placeLabels(wanted: readonly Wanted[], points: readonly PlanePoint[]): Label[] {
  const taken: Box[] = points.map(({ x, y }) => ({ left: x - 11, right: x + 11, top: y - 11, bottom: y + 11 }));
  const labels: Label[] = [];
  const seen = new Set<string>();
  for (const want of wanted) {
    if (seen.has(want.text)) continue;
    const options = candidates(want).map((label) => ({ label, box: boxOf(label) }));
    const inside = options.filter(({ box }) => box.left >= 6 && box.right <= WIDTH - 6 && box.top >= 6 && box.bottom <= HEIGHT - 6);
    const free = inside.find(({ box }) => !taken.some((other) => overlaps(box, other, want)));
    const chosen = free ?? (want.isNeeded ? (inside[0] ?? options[0]) : undefined);
    if (!chosen) continue;
    seen.add(want.text);
    labels.push(chosen.label);
    taken.push(chosen.box);
  }
  return labels;
}

function candidates({ point, text, size, gap, isCentred }: Wanted): Label[] {
  const middle = point.y + Math.round(size * 0.36);
  if (isCentred) return [{ text, size, x: point.x, y: middle, anchor: 'middle' }];
  return [
    { text, size, x: point.x + gap, y: middle, anchor: 'start' },
    { text, size, x: point.x - gap, y: middle, anchor: 'end' },
    { text, size, x: point.x, y: point.y - gap, anchor: 'middle' },
    { text, size, x: point.x, y: point.y + gap + Math.round(size * 0.75), anchor: 'middle' },
  ];
}

function boxOf({ text, size, x, y, anchor }: Label): Box {
  const width = [...text].reduce((sum, letter) => sum + (/[\u2E80-\uFFFF]/.test(letter) ? size : size * 0.56), 0);
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { left, right: left + width, top: y - size * 0.86, bottom: y + size * 0.2 };
}

function overlaps(a: Box, b: Box, want: Wanted): boolean {
  const own = !want.isCentred && b.left === want.point.x - 11 && b.top === want.point.y - 11;
  return !own && a.left < b.right + 4 && a.right > b.left - 4 && a.top < b.bottom + 2 && a.bottom > b.top - 2;
}
