import { contrast, type Hex, isLight, toHex, toOklch } from './colour';

/** The least that letters of normal size must stand out (WCAG 2.2, 1.4.3). */
export const LEGIBLE = 4.5;

const HALVINGS = 16;
const STEP = 0.004;

/**
 * The colour nearest to the given one that can be read on every one of the grounds: hue and, where a screen can show it, chroma
 * are kept; only the lightness moves, darker on light grounds and lighter on dark ones. The grounds are either all light or all dark.
 */
export function legible(colour: Hex, grounds: readonly Hex[], ratio = LEGIBLE): Hex {
  const reads = (hex: Hex) => grounds.every((ground) => contrast(hex, ground) >= ratio);
  if (reads(colour)) return colour;
  const own = toOklch(colour);
  const end = grounds.some(isLight) ? 0 : 1;
  const at = (share: number) => toHex({ ...own, l: own.l + (end - own.l) * share });
  let [fails, holds] = [0, 1];
  for (let halving = 0; halving < HALVINGS; halving += 1) {
    const middle = (fails + holds) / 2;
    if (reads(at(middle))) holds = middle;
    else fails = middle;
  }
  // whole bytes of colour make the way there uneven by a little
  for (let share = holds; share < 1; share += STEP) if (reads(at(share))) return at(share);
  return end === 0 ? '#000000' : '#ffffff';
}
