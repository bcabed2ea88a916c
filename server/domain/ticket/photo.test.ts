import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { join } from './bytes';
import { readPhoto } from './photo';

const text = (words: string) => Uint8Array.from(words, (c) => c.charCodeAt(0));
const u16 = (n: number) => new Uint8Array([n >> 8, n & 255]);
const u32 = (n: number) => new Uint8Array([n >>> 24, (n >> 16) & 255, (n >> 8) & 255, n & 255]);
const le32 = (n: number) => u32(n).reverse();
const PLACE = '31.2304N 121.4737E';
const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

/** A segment of a JPEG with its length. */
const segment = (marker: number, body: Uint8Array) => join([new Uint8Array([0xff, marker]), u16(body.length + 2), body]);

function exif(orientation: number): Uint8Array {
  const tiff = join([text('MM'), u16(42), u32(8), u16(1), u16(0x0112), u16(3), u32(1), u16(orientation), u16(0), u32(0), text(PLACE)]);
  return segment(0xe1, join([text('Exif\0\0'), tiff]));
}

const SOI = new Uint8Array([0xff, 0xd8]);
const EOI = new Uint8Array([0xff, 0xd9]);
const FRAME = segment(0xc0, new Uint8Array([8, 0, 1, 0, 1, 1, 1, 0x11, 0]));
const SCAN = join([segment(0xda, new Uint8Array([1, 1, 0, 0, 63, 0])), new Uint8Array([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56])]);
const ICC = segment(0xe2, join([text('ICC_PROFILE\0'), new Uint8Array([1, 1])]));

function jpeg(orientation = 1, ...more: Uint8Array[]): Uint8Array {
  const xmp = segment(0xe1, text(`http://ns.adobe.com/xap/1.0/\0${PLACE}`));
  const comment = segment(0xfe, text(`taken by Zhang at ${PLACE}`));
  return join([SOI, exif(orientation), xmp, ICC, segment(0xed, text(PLACE)), comment, FRAME, SCAN, ...more, EOI, text(`film ${PLACE}`)]);
}

const chunk = (name: string, body: Uint8Array) => join([u32(body.length), text(name), body, u32(0)]);
const PNG = join([
  new Uint8Array([0x89]),
  text('PNG\r\n\x1a\n'),
  chunk('IHDR', new Uint8Array(13)),
  chunk('eXIf', text(PLACE)),
  chunk('tEXt', text(`Comment\0${PLACE}`)),
  chunk('IDAT', new Uint8Array([1, 2, 3])),
  chunk('IEND', new Uint8Array(0)),
  text(PLACE),
]);

const riff = (name: string, body: Uint8Array) => join([text(name), le32(body.length), body, new Uint8Array(body.length % 2)]);
function webp(): Uint8Array {
  const body = join([
    text('WEBP'),
    riff('VP8X', new Uint8Array([0x2c, 0, 0, 0, 0, 0, 0, 0, 0, 0])),
    riff('ICCP', new Uint8Array([7])),
    riff('VP8 ', new Uint8Array([1, 2, 3])),
    riff('EXIF', text(PLACE)),
    riff('XMP ', text(`${PLACE}!`)),
  ]);
  return join([text('RIFF'), le32(body.length), body, text(PLACE)]);
}

const box = (name: string, ...body: Uint8Array[]) => {
  const inner = join(body);
  return join([u32(inner.length + 8), text(name), inner]);
};
const full = (version: number) => new Uint8Array([version, 0, 0, 0]);

/** A HEIC of two items: the picture and what describes it, both in mdat. */
function heic({ cut = 0, infe = 2 } = {}): { bytes: Uint8Array; picture: string } {
  const picture = 'the picture itself';
  const item = (id: number, type: string) => box('infe', full(infe), u16(id), u16(0), text(type), text('\0'));
  const head = box('ftyp', text('heic'), u32(0), text('mif1heic'));
  const metaOf = (from: number) =>
    box(
      'meta',
      full(0),
      box('pitm', full(0), u16(1)),
      box('iinf', full(0), u16(2), item(1, 'hvc1'), item(2, 'Exif')),
      box(
        'iloc',
        full(0),
        new Uint8Array([0x44, 0x00]),
        u16(2),
        join([u16(1), u16(0), u16(1), u32(from), u32(picture.length)]),
        join([u16(2), u16(0), u16(1), u32(from + picture.length), u32(PLACE.length + cut)]),
      ),
    );
  const from = head.length + metaOf(0).length + 8;
  return { bytes: join([head, metaOf(from), box('mdat', text(picture), text(PLACE)), box('mpvd', text(`film ${PLACE}`))]), picture };
}

describe('a photo is told by its bytes', () => {
  it.each([
    ['image/jpeg', jpeg()],
    ['image/png', PNG],
    ['image/webp', webp()],
    ['image/heic', heic().bytes],
  ])('%s', (mediaType, bytes) => {
    const photo = readPhoto(bytes)!;
    expect(photo.mediaType).toBe(mediaType);
    // the guarantee: where and by whom it was taken is gone, wherever it stood
    expect(latin(photo.bytes)).not.toContain('31.2304');
    expect(readPhoto(photo.bytes)).toEqual(photo);
  });

  it.each([
    ['a page', text('<html><script>alert(1)</script>')],
    ['a drawing with a script', text('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ['an archive', text('PK\x03\x04aaaaaaaaaaaaaaaaaaaa')],
    ['a film', join([box('ftyp', text('mp42'), u32(0)), box('moov', text(PLACE))])],
    ['a JPEG without a picture', join([SOI, exif(1), EOI])],
    ['a JPEG that breaks off in its head', jpeg().subarray(0, 20)],
    ['a PNG without its end', PNG.subarray(0, PNG.length - 40)],
    ['nothing', new Uint8Array(0)],
  ])('%s is none', (_, bytes) => expect(readPhoto(bytes)).toBeNull());
});

describe('what makes the picture stays', () => {
  it('a JPEG keeps its pixels, its colours and the way it is turned, and nothing behind its end', () => {
    const { bytes } = readPhoto(jpeg(6))!;
    expect(latin(bytes)).toContain(latin(SCAN));
    expect(latin(bytes)).toContain('ICC_PROFILE');
    expect(bytes.subarray(-2)).toEqual(EOI);
    const at = latin(bytes).indexOf('Exif');
    expect(bytes[at + 6 + 19]).toBe(6);
    // upright pictures say nothing
    expect(latin(readPhoto(jpeg(1))!.bytes)).not.toContain('Exif');
  });

  it('a second scan and a restart inside one are no end', () => {
    expect(latin(readPhoto(jpeg(1, SCAN))!.bytes).split(latin(SCAN))).toHaveLength(3);
  });

  it('a WebP no longer says that Exif follows, and its size is true', () => {
    const { bytes } = readPhoto(webp())!;
    expect(bytes[20]).toBe(0x20);
    expect(new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true)).toBe(bytes.length - 8);
  });

  it('a HEIC keeps its size and its picture', () => {
    const { bytes, picture } = heic();
    const stripped = readPhoto(bytes)!.bytes;
    expect([stripped.length, latin(stripped).includes(picture)]).toEqual([bytes.length, true]);
  });

  it('a HEIC whose descriptions cannot be found is not kept', () => {
    expect(readPhoto(heic({ cut: 10_000 }).bytes)).toBeNull();
    expect(readPhoto(heic({ infe: 0 }).bytes)).toBeNull();
  });
});

describe('whatever is sent', () => {
  const whole = [jpeg(3), PNG, webp(), heic().bytes];
  it('is read or refused, never an error, and what is read gets no longer than a few bytes', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...whole),
        fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { maxLength: 12 }),
        fc.nat(400),
        (bytes, changes, end) => {
          const odd = bytes.slice(0, Math.max(4, end % (bytes.length + 1)));
          for (const [at, value] of changes) if (at < odd.length) odd[at] = value;
          const photo = readPhoto(odd);
          if (photo) expect(photo.bytes.length).toBeLessThanOrEqual(odd.length + 64);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
