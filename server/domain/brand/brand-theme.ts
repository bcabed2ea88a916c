import { contrast, type Hex, toHex, toOklch } from './colour';
import { LEGIBLE, legible } from './legible';

/** Colours of the public pages that a shop's colour is put among. */
export interface Ground {
  page: Hex;
  card: Hex;
  /** Letters of less weight; they stand on tinted boxes too. */
  dim: Hex;
  isDark: boolean;
}

export const LIGHT_GROUND: Ground = { page: '#f6f4ef', card: '#ffffff', dim: '#566068', isDark: false };
export const DARK_GROUND: Ground = { page: '#12171a', card: '#1b2226', dim: '#a5b0b6', isDark: true };

export interface BrandColours {
  /** Of links, buttons, marks; letters on a button are of the card's colour. */
  main: Hex;
  /** Of boxes that stand out. */
  tint: Hex;
}

/** Tints are as light, or as dark, as the product's own. */
const TINT = { light: { l: 0.955, c: 0.03 }, dark: { l: 0.3, c: 0.04 } };
const STEP = 0.005;

/** A shop's colour on a ground: pulled in lightness until it can be read everywhere it stands (4.5 to 1). */
export function brandColours(colour: Hex, ground: Ground): BrandColours {
  const own = toOklch(colour);
  const wanted = ground.isDark ? TINT.dark : TINT.light;
  const chroma = Math.min(own.c, wanted.c);
  let { l } = wanted;
  let tint = toHex({ l, c: chroma, h: own.h });
  while (contrast(ground.dim, tint) < LEGIBLE && l > 0 && l < 1) {
    l += ground.isDark ? -STEP : STEP;
    tint = toHex({ l, c: chroma, h: own.h });
  }
  return { main: legible(colour, [ground.card, ground.page, tint]), tint };
}

/** The style sheet of a shop's colour, light and dark, to stand behind the pages' own. */
export function brandStyle(colour: Hex): string {
  const [light, dark] = [LIGHT_GROUND, DARK_GROUND].map((ground) => {
    const { main, tint } = brandColours(colour, ground);
    return `--go:${main};--go-bg:${tint}`;
  });
  return `:root{${light}}@media(prefers-color-scheme:dark){:root:not(.light){${dark}}}:root.dark{${dark}}`;
}
