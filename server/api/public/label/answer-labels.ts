import { AppError } from '@/server/domain/shared/errors';
import { drawPdf } from './draw-pdf';
import { drawPng } from './draw-png';
import { drawSvg } from './draw-svg';
import { codeFitter } from './fit-code';
import { LABEL_SIZES, type LabelSizeName, labelsPerPage } from './label-size';
import { type Label, type LabelPage, layOutLabels } from './lay-out-labels';
import { rasterOf } from './raster';

export const LABEL_FORMATS = ['pdf', 'png', 'svg'] as const;
export type LabelFormat = (typeof LABEL_FORMATS)[number];

const TYPES: Record<LabelFormat, string> = { pdf: 'application/pdf', png: 'image/png', svg: 'image/svg+xml' };
/** Side of the room for a code that stands alone: 37.5 mm, six dots a module for a usual address. */
const CODE_ROOM = 300;

/** Labels to print as a file. Throws `invalid_request` for a picture that would need several pages, and for labels too small for the code. */
export function answerLabels(labels: readonly Label[], asked: { format: LabelFormat; size: LabelSizeName; skip?: number }): Response {
  const { format, size, skip } = asked;
  const pages = layOutLabels(labels, size, skip);
  if (pages.length > 1 && format !== 'pdf') {
    const sentence = `A picture has one page: ${labelsPerPage(size)} labels of this size. Ask for a PDF, which has as many as it needs.`;
    throw new AppError('invalid_request', sentence, { fields: [{ field: 'format', message: 'must be pdf for several pages' }] });
  }
  const widest = Math.max(...pages.flatMap((page) => page.codes.map((code) => code.side)));
  if (widest > Math.min(LABEL_SIZES[size].cellWidth, LABEL_SIZES[size].cellHeight)) {
    const sentence = 'The address of the page is too long for a code on labels this small. Take larger ones, or set DAONA_SHORT_URL.';
    throw new AppError('invalid_request', sentence, { fields: [{ field: 'size', message: 'must be larger' }] });
  }
  return fileOf(pages, format, `labels-${size}`);
}

/** The bare code of an address, for whoever sets labels himself. */
export function answerCode(url: string, format: LabelFormat): Response {
  const code = codeFitter(url)(CODE_ROOM);
  return fileOf([{ width: code.side, height: code.side, codes: [{ ...code, x: 0, y: 0 }], texts: [] }], format, 'code');
}

function fileOf(pages: readonly LabelPage[], format: LabelFormat, name: string): Response {
  const first = pages[0]!;
  const content = format === 'pdf' ? drawPdf(pages) : format === 'png' ? drawPng(rasterOf(first)) : drawSvg(first);
  return new Response(content as BodyInit, {
    headers: {
      'content-type': TYPES[format],
      'content-disposition': `inline; filename="${name}.${format}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    },
  });
}
