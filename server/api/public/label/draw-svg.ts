import { DOTS_PER_MM } from './label-size';
import { type Stroke, textStrokes } from './label-text';
import type { LabelPage } from './lay-out-labels';
import { QUIET_MODULES } from './qr-matrix';

/** A page of labels as SVG in its true size, black on white, without fonts. */
export function drawSvg({ width, height, codes, texts }: LabelPage): string {
  const code = codes
    .flatMap(({ x, y, module, runs }) =>
      runs.map((run) => {
        const length = run.length * module;
        return `M${x + (run.x + QUIET_MODULES) * module} ${y + (run.y + QUIET_MODULES) * module}h${length}v${module}h-${length}z`;
      }),
    )
    .join('');
  const words = texts.flatMap((line) => textStrokes(line).map(pathStep)).join('');
  const size = `width="${width / DOTS_PER_MM}mm" height="${height / DOTS_PER_MM}mm"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${width} ${height}"><path fill="#fff" d="M0 0h${width}v${height}H0z"/><path shape-rendering="crispEdges" d="${code}"/>${words ? `<path d="${words}"/>` : ''}</svg>`;
}

function pathStep([command, ...points]: Stroke): string {
  return command + points.map((value) => Number(value.toFixed(1))).join(' ');
}
