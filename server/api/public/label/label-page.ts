import { qrModules, qrSvg } from './qr-svg';

/** What stands on a label: nothing about the person. */
export interface Label {
  orderNo: string;
  /** Address of the parcel page. */
  url: string;
  /** Such as '2/3' when an order has several parcels. */
  part?: string;
}

/** `single` is a 100 × 150 mm label of a 203 dpi thermal printer; `a4` a sheet of 3 × 7 labels of 70 × 42.4 mm. */
export type LabelFormat = 'single' | 'a4';

/** One dot of a 203 dpi printer. */
const DOT_MM = 25.4 / 203;
/** Modules are whole multiples of this, so that no bar of the code falls between two dots. */
const MODULE_DOTS = 4;
const CODE_MM: Record<LabelFormat, number> = { single: 62, a4: 32 };
const PER_SHEET = 21;

/** The style sheet of a label page; it stands inline, so a content policy has to allow its hash. */
export const LABEL_STYLE: Record<LabelFormat, string> = {
  single:
    '@page{size:100mm 150mm;margin:0}*{box-sizing:border-box;margin:0}body{font:4mm/1.4 system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif;color:#000;background:#fff}.label{width:100mm;height:150mm;padding:9mm 8mm;display:flex;flex-direction:column;align-items:center;text-align:center;gap:3mm;break-after:page;overflow:hidden}.title{font-size:8mm;font-weight:700;line-height:1.2}.title small,.hint small{display:block;font-size:4.5mm;font-weight:400}.hint{font-size:4.5mm}.hint small{font-size:3.8mm}.no{margin-top:auto;border-top:.5mm solid #000;width:100%;padding-top:3mm;font-size:5.5mm;font-weight:700;overflow-wrap:anywhere}.no small{display:block;font-size:3.6mm;font-weight:400}',
  a4: '@page{size:A4;margin:0}*{box-sizing:border-box;margin:0}body{font:2.9mm/1.35 system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif;color:#000;background:#fff}.sheet{width:210mm;height:297mm;display:grid;grid-template-columns:repeat(3,70mm);grid-template-rows:repeat(7,42.4mm);break-after:page;overflow:hidden}.label{width:70mm;height:42.4mm;padding:3mm 3mm 3mm 1.5mm;display:grid;grid-template-columns:auto 1fr;grid-template-rows:auto auto 1fr;gap:1mm 1.5mm;overflow:hidden}.code{grid-row:1/4}.title{font-size:4mm;font-weight:700;line-height:1.2}.title small,.hint small,.no small{display:block;font-size:2.6mm;font-weight:400}.no{align-self:end;font-weight:700;overflow-wrap:anywhere}',
};

/** A page to print labels from, in Chinese and English, complete in itself and without a script. */
export function labelPage(labels: readonly Label[], format: LabelFormat): string {
  const drawn = labels.map((label) => labelHtml(label, format));
  const body = format === 'single' ? drawn.join('') : sheets(drawn).join('');
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escapeHtml(labels[0]?.orderNo ?? '')}</title><style>${LABEL_STYLE[format]}</style></head><body>${body}</body></html>`;
}

function sheets(labels: string[]): string[] {
  const pages = Math.ceil(labels.length / PER_SHEET);
  return Array.from({ length: pages }, (_, i) => `<div class="sheet">${labels.slice(i * PER_SHEET, (i + 1) * PER_SHEET).join('')}</div>`);
}

function labelHtml({ orderNo, url, part }: Label, format: LabelFormat): string {
  const size = (format === 'single' ? thermalSide(url) : CODE_MM.a4).toFixed(3);
  const code = qrSvg(url, ` width="${size}mm" height="${size}mm" role="img" aria-label="QR"`);
  return [
    '<section class="label">',
    '<p class="title">扫码看包裹到哪了<small>Scan to see where it is</small></p>',
    `<div class="code">${code}</div>`,
    '<p class="hint">微信扫一扫，无需登录<small>Phone camera, no sign-in</small></p>',
    `<p class="no"><small>订单号 Order${part ? ` · ${escapeHtml(part)}` : ''}</small>${escapeHtml(orderNo)}</p>`,
    '</section>',
  ].join('');
}

/** Side of the code on a thermal label in millimetres: the most whole steps of four dots a module that fit, at least one. */
export function thermalSide(url: string): number {
  const step = qrModules(url) * MODULE_DOTS * DOT_MM;
  return Math.max(1, Math.floor(CODE_MM.single / step)) * step;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
