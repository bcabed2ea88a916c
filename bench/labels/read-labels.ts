import { LABEL_SIZES } from '../../server/api/public/label/label-size';
import { layOutLabels } from '../../server/api/public/label/lay-out-labels';
import { rasterOf } from '../../server/api/public/label/raster';
import { type Decoder, decoders } from './decoders';
import { blur, dice, fade, type Grey, noise, type Square, scale, scratch, specks, tilt, turn } from './degrade';

/** What a label suffers; the code's place is known on the fresh print only. */
type Suffering = (picture: Grey, code: { square: Square; module: number }, random: () => number) => Grey;

const BLUR = 1 / 3;
const SCALE = 0.6;

/** Side of the corner with a finder pattern and its separator, in modules. */
const FINDER = 8;

const damage: Suffering = (picture, { square }, random) => scratch(picture, square, 0.1, random);
const damageInside: Suffering = (picture, { square, module }, random) => scratch(picture, square, 0.1, random, FINDER * module);

/** Seen askew, small and unsharp, in poor light, by a sensor whose noise is 10 % of what light there is. */
const see: Suffering = (picture, { module }, random) => {
  const small = scale(turn(picture, random() < 0.5 ? 15 : -15), SCALE);
  return fade(noise(blur(small, module * SCALE * BLUR), 0.1, random), 0.25);
};

const SUFFERINGS: Record<string, Suffering> = {
  'fresh print': (picture) => picture,
  'blur, σ ⅓ module': (picture, { module }) => blur(picture, module * BLUR),
  'noise, σ 10 %': (picture, _, random) => noise(picture, 0.1, random),
  'specks on 10 % of the dots, seen unsharp': (picture, { module }, random) => blur(specks(picture, 0.1, random), module * BLUR),
  'specks on 10 % of the pixels, seen sharp': (picture, _, random) => specks(picture, 0.1, random),
  'turned by 15°': (picture, _, random) => turn(picture, random() < 0.5 ? 15 : -15),
  'tilted by 15°': (picture, _, random) => tilt(picture, random() < 0.5 ? 15 : -15),
  'scratch over 10 %, clear of the finder patterns': damageInside,
  'scratch over 10 %, anywhere': damage,
  'a quarter of the contrast': (picture) => fade(picture, 0.25),
  '60 % scale': (picture) => scale(picture, SCALE),
  'all together without the scratch': see,
  'all together, scratch clear of the finder patterns': (picture, code, random) => see(damageInside(picture, code, random), code, random),
  'all together, scratch anywhere': (picture, code, random) => see(damage(picture, code, random), code, random),
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

/** Papers that are read: the smallest label, whose modules have four dots, and the small roll, where they have eight. */
export type ReadSize = 'a4-65' | '60x40';

/** A label with a code of its own, dot by dot as it is printed, with some white around it. */
function printed(sizeName: ReadSize, random: () => number): { url: string; picture: Grey; code: { square: Square; module: number } } {
  const token = Array.from({ length: 11 }, () => ALPHABET[Math.floor(random() * ALPHABET.length)]).join('');
  const url = `https://track.example.com/q/${token}`;
  const [sheet] = layOutLabels([{ orderNo: `SO-2026-${Math.floor(random() * 1e6)}`, url }], sizeName);
  const { x, y, module, modules } = sheet!.codes[0]!;
  const { width: from, dots } = rasterOf(sheet!);
  const size = LABEL_SIZES[sizeName];
  const [width, height] = [size.cellWidth + 2 * GROUND, size.cellHeight + 2 * GROUND];
  const values = new Float32Array(width * height);
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const isOnLabel = row >= GROUND && column >= GROUND && row < height - GROUND && column < width - GROUND;
      values[row * width + column] = isOnLabel && dots[(size.top - GROUND + row) * from + size.left - GROUND + column] ? 0 : 255;
    }
  }
  const quiet = 4 * module;
  const square = { x: x - size.left + GROUND + quiet, y: y - size.top + GROUND + quiet, side: module * modules - 2 * quiet };
  return { url, picture: { width, height, values }, code: { square, module } };
}

/** Reads so many labels with every decoder under every suffering. The same seed prints and damages the same labels. */
export async function readLabels(count: number, size: ReadSize): Promise<LabelFinding[]> {
  const names = Object.keys(SUFFERINGS);
  const readers = Object.entries(await decoders()) as [string, Decoder][];
  const findings = names.flatMap((suffering) => readers.map(([decoder]) => ({ suffering, decoder, read: 0, of: count })));
  for (let i = 0; i < count; i += 1) {
    const { url, picture, code } = printed(size, dice(1_000 + i));
    for (const suffering of names) {
      const suffered = SUFFERINGS[suffering]!(picture, code, dice(50_000 + i));
      for (const [decoder, read] of readers) {
        if ((await read(suffered)) === url) findings.find((f) => f.suffering === suffering && f.decoder === decoder)!.read += 1;
      }
    }
  }
  return findings;
}
