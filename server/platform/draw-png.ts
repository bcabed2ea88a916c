import { readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';

/** Dots for each pixel of the drawing, so that its letters are sharp on a phone. */
const SHARPER = 2;
/** What a drawing without a unit is drawn at. */
const DRAWN_DPI = 72;

const FONT_FOLDERS = [
  '/usr/share/fonts',
  '/usr/local/share/fonts',
  join(homedir(), '.fonts'),
  join(homedir(), '.local/share/fonts'),
  '/System/Library/Fonts',
  '/Library/Fonts',
  'C:\\Windows\\Fonts',
];
/** File names of fonts with Chinese letters, of Debian, macOS and Windows. */
const CHINESE = /cjk|notosans(sc|tc|hk)|sourcehan|wqy|droidsansfallback|uming|ukai|pingfang|hiragino|stheiti|msyh|simsun|simhei/i;

let hasLetters: boolean | null = null;

/** Whether this machine has letters to write Chinese with, which would be empty boxes without; looked for once. */
export function hasChineseLetters(): boolean {
  hasLetters ??= FONT_FOLDERS.some((folder) => {
    try {
      return readdirSync(folder, { recursive: true, encoding: 'utf8' }).some((file) => CHINESE.test(file));
    } catch {
      // a folder that this machine does not have
      return false;
    }
  });
  return hasLetters;
}

/** An SVG as PNG, twice as fine, with the letters of this machine. */
export async function drawPng(svg: string): Promise<Uint8Array> {
  return sharp(Buffer.from(svg), { density: DRAWN_DPI * SHARPER })
    .png({ palette: true })
    .toBuffer();
}
