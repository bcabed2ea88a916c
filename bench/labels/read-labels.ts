import { LABEL_SIZES, type LabelSizeName } from '../../server/api/public/label/label-size';
import { layOutLabels } from '../../server/api/public/label/lay-out-labels';
import { rasterOf } from '../../server/api/public/label/raster';
import { type Decoder, decoders, readAsApps } from './decoders';
import { blur, dice, fade, flipped, type Grey, noise, type Part, scale, scratch, tilt, turn } from './degrade';

/** A label as it is printed, in a picture with some white around it. */
interface Printed {
  url: string;
  picture: Grey;
  /** Where the label lies in the picture. */
  part: Part;
  /** Dots of the smallest module on it. */
  module: number;
}

/** What a label suffers. */
type Suffering = (printed: Printed, random: () => number) => Grey;

const BLUR = 1 / 3;
const SCALE = 0.6;
const SHARE = 0.1;

const askew = (random: () => number) => (random() < 0.5 ? 15 : -15);

const SUFFERINGS: Record<string, Suffering> = {
  'fresh print': ({ picture }) => picture,
  'blur, σ ⅓ module': ({ picture, module }) => blur(picture, module * BLUR),
  'noise, σ 10 %': ({ picture }, random) => noise(picture, SHARE, random),
  '10 % of the dots flipped': ({ picture }, random) => flipped(picture, SHARE, random),
  'turned by 15°': ({ picture }, random) => turn(picture, askew(random)),
  'tilted by 15°': ({ picture }, random) => tilt(picture, askew(random)),
  'scratch over 10 % of the label': ({ picture, part }, random) => scratch(picture, part, SHARE, random),
  'a quarter of the contrast': ({ picture }) => fade(picture, 0.25),
  '60 % scale': ({ picture }) => scale(picture, SCALE),
  'all of these at once, no dots flipped': ({ picture, part, module }, random) => {
    const small = scale(turn(scratch(picture, part, SHARE, random), askew(random)), SCALE);
    return fade(noise(blur(small, module * SCALE * BLUR), SHARE, random), 0.25);
  },
};

export interface LabelFinding {
  suffering: string;
  decoder: string;
  read: number;
  of: number;
}

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
/** White that surrounds the label in the picture, in dots. */
const GROUND = 8;

/** A label with a code of its own, dot by dot as it is printed, with some white around it. */
function printed(sizeName: LabelSizeName, random: () => number): Printed {
  const token = Array.from({ length: 11 }, () => ALPHABET[Math.floor(random() * ALPHABET.length)]).join('');
  const url = `https://track.example.com/q/${token}`;
  const [sheet] = layOutLabels([{ orderNo: `SO-2026-${Math.floor(random() * 1e6)}`, url }], sizeName);
  const { width: from, dots } = rasterOf(sheet!);
  const size = LABEL_SIZES[sizeName];
  const part = { x: GROUND, y: GROUND, width: size.cellWidth, height: size.cellHeight };
  const [width, height] = [part.width + 2 * GROUND, part.height + 2 * GROUND];
  const values = new Float32Array(width * height).fill(255);
  for (let y = 0; y < part.height; y += 1) {
    for (let x = 0; x < part.width; x += 1) {
      if (dots[(size.top + y) * from + size.left + x]) values[(GROUND + y) * width + GROUND + x] = 0;
    }
  }
  return { url, picture: { width, height, values }, part, module: Math.min(...sheet!.codes.map((code) => code.module)) };
}

/** Capitals in scheme and host mean the same. */
function sameAddress(text: string, url: string): boolean {
  return URL.canParse(text) && new URL(text).href === url;
}

/** Reads labels with every decoder under every suffering. The number of a label decides how it is printed and damaged. */
export async function readLabels(size: LabelSizeName, { from, count }: { from: number; count: number }): Promise<LabelFinding[]> {
  const names = Object.keys(SUFFERINGS);
  const readers = Object.entries(await decoders()) as [string, Decoder][];
  const findings = names.flatMap((suffering) => readers.map(([decoder]) => ({ suffering, decoder, read: 0, of: count })));
  for (let i = from; i < from + count; i += 1) {
    const label = printed(size, dice(1_000 + i));
    for (const suffering of names) {
      const suffered = SUFFERINGS[suffering]!(label, dice(50_000 + i));
      for (const [decoder, read] of readers) {
        const text = await readAsApps(read, suffered);
        if (text !== undefined && sameAddress(text, label.url))
          findings.find((f) => f.suffering === suffering && f.decoder === decoder)!.read += 1;
      }
    }
  }
  return findings;
}
