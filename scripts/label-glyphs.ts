/**
 * Derives the outlines of the letters that stand on parcel labels, so that labels need no font where they are made or printed.
 * Run by hand: `npx tsx scripts/label-glyphs.ts /usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc`
 * (Debian's fonts-noto-cjk; Noto Sans CJK is licensed under the SIL Open Font License 1.1, which is that of the outlines too).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import opentype, { type Font } from 'opentype.js';
import { LABEL_WORDS } from '../server/api/public/label/label-words';

/** Simplified Chinese among the fonts of the collection. */
const MEMBER = 2;
const EM = 1000;

/** One font of a collection as a file of its own (OpenType, "Font Collections"). */
function memberOf(collection: Buffer, member: number): Buffer {
  if (collection.toString('latin1', 0, 4) !== 'ttcf') return collection;
  const start = collection.readUInt32BE(12 + 4 * member);
  const tables = collection.readUInt16BE(start + 4);
  const head = Buffer.from(collection.subarray(start, start + 12 + 16 * tables));
  const parts = [head];
  let offset = head.length;
  for (let i = 0; i < tables; i += 1) {
    const entry = 12 + 16 * i;
    const from = head.readUInt32BE(entry + 8);
    const length = head.readUInt32BE(entry + 12);
    const padded = Buffer.alloc(Math.ceil(length / 4) * 4);
    collection.copy(padded, 0, from, from + length);
    head.writeUInt32BE(offset, entry + 8);
    parts.push(padded);
    offset += padded.length;
  }
  return Buffer.concat(parts);
}

/** Advance in thousandths of an em, and the outline with y downwards from the base line. */
function outline(font: Font, letter: string): [advance: number, path: string] {
  const glyph = font.charToGlyph(letter);
  if (glyph.index === 0) throw new Error(`The font has no ${letter}.`);
  const path = glyph.getPath(0, 0, EM);
  return [Math.round(((glyph.advanceWidth ?? EM) * EM) / font.unitsPerEm), path.toPathData(0)];
}

const [file] = process.argv.slice(2);
if (!file) throw new Error('Name the font file.');
const bytes = memberOf(readFileSync(file), MEMBER);
const font = opentype.parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer);
const ascii = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i));
const letters = [
  ...new Set([...ascii, ...Object.values(LABEL_WORDS).flatMap(({ zh, en }) => [...zh.replace('\u200b', ''), ...en])]),
].sort();
const target = new URL('../server/api/public/label/label-glyphs.json', import.meta.url);
const lines = letters.map((letter) => `${JSON.stringify(letter)}:${JSON.stringify(outline(font, letter))}`);
writeFileSync(
  target,
  `{"source":"Noto Sans CJK SC Bold, copyright Adobe, SIL Open Font License 1.1","em":${EM},"glyphs":{\n${lines.join(',\n')}\n}}\n`,
);
