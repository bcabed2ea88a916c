import { textAt } from './bytes';

const BRANDS: ReadonlySet<string> = new Set(['heic', 'heix', 'heim', 'heis', 'mif1']);
/** Boxes that the picture needs; what is in others is emptied. */
const KEPT: ReadonlySet<string> = new Set(['ftyp', 'meta', 'mdat']);
/** Items that describe the picture instead of being one. */
const DESCRIBES: ReadonlySet<string> = new Set(['Exif', 'mime', 'uri ']);

interface Box {
  name: string;
  /** Where its content begins and ends. */
  from: number;
  to: number;
}

class Unreadable extends Error {}

/**
 * A HEIC picture (ISO 23008-12 in the boxes of ISO 14496-12) whose descriptions are emptied where they stand, so that every
 * offset in it stays true. Null when its boxes cannot be followed: what cannot be emptied is not kept.
 */
export function stripHeic(bytes: Uint8Array): Uint8Array | null {
  try {
    return strip(bytes.slice());
  } catch (error) {
    if (error instanceof Unreadable || error instanceof RangeError) return null;
    throw error;
  }
}

function strip(bytes: Uint8Array): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const boxes = boxesIn(view, bytes, 0, bytes.length);
  const [type] = boxes;
  const meta = boxes.find((box) => box.name === 'meta');
  if (!meta || !type || !isHeic(bytes, type)) return null;
  for (const box of boxes) if (!KEPT.has(box.name)) bytes.fill(0, box.from, box.to);
  // meta is a full box: version and flags come first
  const inner = boxesIn(view, bytes, meta.from + 4, meta.to);
  const find = (name: string) => inner.find((box) => box.name === name);
  const [iinf, iloc] = [find('iinf'), find('iloc')];
  if (!iinf || !iloc || !find('pitm')) return null;
  const described = describingItems(view, bytes, iinf);
  for (const { from, length } of extentsOf(view, iloc, described, find('idat'))) {
    // a length of 0 would be the whole file
    if (length === 0 || from + length > bytes.length) return null;
    bytes.fill(0, from, from + length);
  }
  return bytes;
}

function isHeic(bytes: Uint8Array, type: Box): boolean {
  const brands = textAt(bytes, type.from, Math.min(64, type.to - type.from));
  return type.name === 'ftyp' && [...BRANDS].some((brand) => brands.includes(brand));
}

function boxesIn(view: DataView, bytes: Uint8Array, from: number, to: number): Box[] {
  const boxes: Box[] = [];
  let at = from;
  while (at + 8 <= to) {
    const small = view.getUint32(at);
    const head = small === 1 ? 16 : 8;
    const size = small === 0 ? to - at : small === 1 ? Number(view.getBigUint64(at + 8)) : small;
    if (size < head || at + size > to) throw new Unreadable();
    boxes.push({ name: textAt(bytes, at + 4, 4), from: at + head, to: at + size });
    at += size;
  }
  return boxes;
}

/** Ids of the items that are descriptions. */
function describingItems(view: DataView, bytes: Uint8Array, iinf: Box): Set<number> {
  const count = view.getUint8(iinf.from) === 0 ? 2 : 4;
  const found = new Set<number>();
  for (const { name, from } of boxesIn(view, bytes, iinf.from + 4 + count, iinf.to)) {
    if (name !== 'infe') continue;
    const version = view.getUint8(from);
    if (version < 2) throw new Unreadable();
    const idBytes = version === 2 ? 2 : 4;
    const id = idBytes === 2 ? view.getUint16(from + 4) : view.getUint32(from + 4);
    if (DESCRIBES.has(textAt(bytes, from + 4 + idBytes + 2, 4))) found.add(id);
  }
  return found;
}

/** Where in the file the items of `ids` stand. */
function extentsOf(view: DataView, iloc: Box, ids: ReadonlySet<number>, idat: Box | undefined): { from: number; length: number }[] {
  const version = view.getUint8(iloc.from);
  if (version > 2) throw new Unreadable();
  const sizes = view.getUint16(iloc.from + 4);
  const [offsetBytes, lengthBytes, baseBytes] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15];
  const indexBytes = version === 0 ? 0 : sizes & 15;
  let at = iloc.from + 6;
  const read = (bytes: number): number => {
    const value = bytes === 0 ? 0 : bytes === 2 ? view.getUint16(at) : bytes === 4 ? view.getUint32(at) : Number(view.getBigUint64(at));
    at += bytes;
    return value;
  };
  const idBytes = version < 2 ? 2 : 4;
  const extents: { from: number; length: number }[] = [];
  for (let left = read(idBytes); left > 0; left -= 1) {
    const id = read(idBytes);
    const method = version === 0 ? 0 : read(2) & 15;
    read(2);
    const base = read(baseBytes);
    for (let more = read(2); more > 0; more -= 1) {
      read(indexBytes);
      const from = base + read(offsetBytes);
      const length = read(lengthBytes);
      if (!ids.has(id)) continue;
      if (method > 1 || (method === 1 && !idat)) throw new Unreadable();
      extents.push({ from: from + (method === 1 ? idat!.from : 0), length });
    }
  }
  return extents;
}
