import { deflateSync } from 'node:zlib';
import { DOTS_PER_MM } from './label-size';
import { type Stroke, textStrokes } from './label-text';
import type { LabelPage } from './lay-out-labels';
import { QUIET_MODULES } from './qr-matrix';

/** Points (1/72 inch) in a dot. */
const POINTS = 72 / 25.4 / DOTS_PER_MM;

/** Pages of labels as PDF 1.4 in their true size: filled outlines only, no fonts, no pictures, so that nothing is substituted or smoothed. */
export function drawPdf(pages: readonly LabelPage[]): Buffer {
  const objects: Buffer[] = [];
  const add = (body: string | Buffer) => objects.push(typeof body === 'string' ? Buffer.from(body, 'latin1') : body);
  const idOfPage = (at: number) => 3 + 2 * at;
  add('<</Type/Catalog/Pages 2 0 R/ViewerPreferences<</PrintScaling/None>>>>');
  add(`<</Type/Pages/Count ${pages.length}/Kids[${pages.map((_, at) => `${idOfPage(at)} 0 R`).join(' ')}]>>`);
  pages.forEach((page, at) => {
    const box = `[0 0 ${number(page.width * POINTS)} ${number(page.height * POINTS)}]`;
    add(`<</Type/Page/Parent 2 0 R/MediaBox${box}/Resources<<>>/Contents ${idOfPage(at) + 1} 0 R>>`);
    const content = deflateSync(Buffer.from(contentOf(page), 'latin1'));
    add(
      Buffer.concat([
        Buffer.from(`<</Length ${content.length}/Filter/FlateDecode>>stream\n`),
        content,
        Buffer.from('\nendstream', 'latin1'),
      ]),
    );
  });
  return assemble(objects);
}

/** Numbered objects, the table of where they are, the trailer (ISO 32000-1, 7.5). */
function assemble(objects: readonly Buffer[]): Buffer {
  // the second line tells programs that the file holds bytes
  const parts = [Buffer.from('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  let offset = parts[0]!.length;
  const offsets = objects.map((body, at) => {
    const object = Buffer.concat([Buffer.from(`${at + 1} 0 obj\n`), body, Buffer.from('\nendobj\n')]);
    const start = offset;
    parts.push(object);
    offset += object.length;
    return start;
  });
  const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const count = objects.length + 1;
  parts.push(
    Buffer.from(`xref\n0 ${count}\n0000000000 65535 f \n${rows}trailer\n<</Size ${count}/Root 1 0 R>>\nstartxref\n${offset}\n%%EOF\n`),
  );
  return Buffer.concat(parts);
}

/** One page's drawing; it counts in dots from the upper left corner, as the layout does. */
function contentOf({ height, codes, texts }: LabelPage): string {
  const lines = [`${number(POINTS)} 0 0 ${number(-POINTS)} 0 ${number(height * POINTS)} cm`];
  for (const { x, y, module, runs } of codes) {
    for (const run of runs) {
      const [left, top] = [x + (run.x + QUIET_MODULES) * module, y + (run.y + QUIET_MODULES) * module];
      lines.push(`${left} ${top} ${run.length * module} ${module} re`);
    }
    lines.push('f');
  }
  for (const text of texts) lines.push(...textStrokes(text).map(step), 'f');
  return lines.join('\n');
}

const OPERATORS = { M: 'm', L: 'l', C: 'c' } as const;

function step([command, ...points]: Stroke): string {
  return `${points.map((value) => Number(value.toFixed(1))).join(' ')} ${OPERATORS[command]}`;
}

function number(value: number): string {
  return String(Number(value.toFixed(6)));
}
