import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brandColours, brandStyle, DARK_GROUND, LIGHT_GROUND } from './brand-theme';
import { contrast, type Hex, toHex, toOklch } from './colour';

const colour = fc.integer({ min: 0, max: 0xffffff }).map((value): Hex => `#${value.toString(16).padStart(6, '0')}`);
const ground = fc.constantFrom(LIGHT_GROUND, DARK_GROUND);

describe('a shop’s colour on the pages', () => {
  it('can be read on the page, on cards and on its own tint, as can letters on a button, whatever the colour is', () => {
    fc.assert(
      fc.property(colour, ground, (chosen, on) => {
        const { main, tint } = brandColours(chosen, on);
        for (const behind of [on.page, on.card, tint]) expect(contrast(main, behind)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(on.dim, tint)).toBeGreaterThanOrEqual(4.5);
      }),
      { numRuns: 3000 },
    );
  });

  it('stays as it is where it can be read already', () => {
    expect(brandColours('#0c6657', LIGHT_GROUND).main).toBe('#0c6657');
    expect(brandColours('#6fd3bf', DARK_GROUND).main).toBe('#6fd3bf');
  });

  it('moves no further than it has to, and keeps its hue', () => {
    fc.assert(
      fc.property(colour, ground, (chosen, on) => {
        const { main, tint } = brandColours(chosen, on);
        const [before, after] = [toOklch(chosen), toOklch(main)];
        if (main === chosen) return;
        expect(Math.min(...[on.page, on.card, tint].map((behind) => contrast(main, behind)))).toBeLessThan(4.9);
        const turned = Math.abs(((after.h - before.h + 3 * Math.PI) % (2 * Math.PI)) - Math.PI);
        if (before.c > 0.04 && after.c > 0.04) expect(turned).toBeLessThan(0.2);
      }),
    );
  });

  it('is written for both grounds', () => {
    expect(brandStyle('#ffd400')).toMatch(
      /^:root\{--go:#[0-9a-f]{6};--go-bg:#[0-9a-f]{6}\}@media\(prefers-color-scheme:dark\)\{.*\}:root\.dark\{--go:#ffd400/,
    );
  });
});

it('a colour comes back from Oklch as it went in', () => {
  fc.assert(
    fc.property(colour, (chosen) => {
      expect(toHex(toOklch(chosen))).toBe(chosen);
    }),
  );
});
