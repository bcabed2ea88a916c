import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { blur, crop, type Grey, levelled, median, scale } from './degrade';

const require = createRequire(import.meta.url);
// CommonJS whose types name its function as the default
const jsqr = require('jsqr') as typeof import('jsqr').default;

/** What a decoder reads in a picture; undefined when it finds nothing. */
export type Decoder = (picture: Grey) => Promise<string | undefined>;

function rgba({ width, height, values }: Grey): { data: Uint8ClampedArray<ArrayBuffer>; width: number; height: number } {
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let i = 0; i < values.length; i += 1) data[i * 4] = data[i * 4 + 1] = data[i * 4 + 2] = Math.round(values[i]!);
  return { data, width, height };
}

/** Deviation of the smoothing that a reader tries, in pixels: about what a phone's own noise reduction does. */
const SMOOTHING = 1;
/** Share of the pixels that a camera takes for black, and for white, when it sets the levels of a dim picture. */
const EXTREME = 0.01;
/** Side of the parts of a picture that are looked at by themselves, as a share of its sides, and the steps between them. */
const PART = 0.55;
const STEPS = [0, 0.5, 1];

/** Nine parts of a picture that overlap: a camera that is moved over a label sees one code, then another. */
function* partsOf(picture: Grey): Generator<Grey> {
  const [width, height] = [Math.round(picture.width * PART), Math.round(picture.height * PART)];
  for (const down of STEPS) {
    for (const across of STEPS) {
      const [x, y] = [Math.round((picture.width - width) * across), Math.round((picture.height - height) * down)];
      yield crop(picture, { x, y, width, height });
    }
  }
}

const SETTINGS = [(grey: Grey) => grey, (grey: Grey) => blur(grey, SMOOTHING), (grey: Grey) => scale(grey, 0.5)];

/**
 * What a camera shows a reader: the picture as it is, smoothed, and at half its size, then each with its levels set; first the whole,
 * then in parts; at last without dots that stand alone, which cameras mend.
 */
function* views(picture: Grey): Generator<Grey> {
  const seen: Grey[] = [];
  for (const set of [(grey: Grey) => grey, (grey: Grey) => levelled(grey, EXTREME)]) {
    for (const setting of SETTINGS) {
      const whole = set(setting(picture));
      seen.push(whole);
      yield whole;
    }
  }
  for (const whole of seen) yield* partsOf(whole);
  const mended = median(picture);
  yield mended;
  yield* partsOf(mended);
}

/**
 * What an app with a camera does with a decoder: it tries what it sees, again and again while the camera moves, until something is
 * read. It knows nothing of where codes stand, nor of what the label suffered.
 */
export async function readAsApps(read: Decoder, picture: Grey): Promise<string | undefined> {
  for (const view of views(picture)) {
    const text = await read(view);
    if (text !== undefined && text !== '') return text;
  }
  return undefined;
}

/** Both decoders, each as it comes. The second one's program stands in its package; nothing is fetched. */
export async function decoders(): Promise<Record<'jsQR' | 'ZXing-C++', Decoder>> {
  const program = readFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm'));
  const wasmBinary = program.buffer.slice(program.byteOffset, program.byteOffset + program.byteLength) as ArrayBuffer;
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
  return {
    jsQR: async (picture) => {
      const { data, width, height } = rgba(picture);
      return jsqr(data, width, height, { inversionAttempts: 'dontInvert' })?.data;
    },
    'ZXing-C++': async (picture) => {
      const { data, width, height } = rgba(picture);
      const found = await readBarcodes({ data, width, height, colorSpace: 'srgb' } as ImageData, { formats: ['QRCode'], tryHarder: true });
      return found.find((one) => one.isValid)?.text;
    },
  };
}
