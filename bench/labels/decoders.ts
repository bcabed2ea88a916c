import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { Grey } from './degrade';

const require = createRequire(import.meta.url);
// CommonJS whose types name its function as the default
const jsqr = require('jsqr') as typeof import('jsqr').default;

/** What a decoder reads in a picture; undefined when it finds nothing. */
export type Decoder = (picture: Grey) => Promise<string | undefined>;

function rgba({ width, height, values }: Grey): { data: Uint8ClampedArray<ArrayBuffer>; width: number; height: number } {
  const data = new Uint8ClampedArray(width * height * 4);
  values.forEach((value, i) => {
    data.fill(Math.round(value), i * 4, i * 4 + 3);
    data[i * 4 + 3] = 255;
  });
  return { data, width, height };
}

/** Both decoders, each as it comes. The second one's program stands in its package; nothing is fetched. */
export async function decoders(): Promise<Record<'jsQR' | 'ZXing-C++', Decoder>> {
  const program = readFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm'));
  const wasmBinary = program.buffer.slice(program.byteOffset, program.byteOffset + program.byteLength) as ArrayBuffer;
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
  return {
    jsQR: async (picture) => {
      const { data, width, height } = rgba(picture);
      return jsqr(data, width, height)?.data;
    },
    'ZXing-C++': async (picture) => {
      const { data, width, height } = rgba(picture);
      const found = await readBarcodes({ data, width, height, colorSpace: 'srgb' } as ImageData, { formats: ['QRCode'], tryHarder: true });
      return found.find((one) => one.isValid)?.text;
    },
  };
}
