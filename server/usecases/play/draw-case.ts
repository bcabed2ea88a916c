import { scaleTicks } from '@/server/domain/order/life-axis';
import type { CaseAxis } from '@/server/domain/play/find-break';
import type { IncidentAxis } from '@/server/domain/play/lay-incident-axis';
import type { StageClock } from '@/server/domain/play/stage-clock';
import type { WrittenLanguage } from '@/server/domain/shared/language';
import { formatDuration, formatFull, formatMoment, type Viewer } from '@/server/domain/wording/dates';
import { STAGE_NAMES, SYSTEM_NAMES } from '@/server/domain/wording/play-words';
import { extentOfCase, nameCase } from '@/server/domain/wording/word-case';
import { wordHeadline } from '@/server/domain/wording/word-headline';
import { wordIncident } from '@/server/domain/wording/word-incident';
import type { CaseEvidence, InterfaceCalls } from './read-evidence';
import type { Play } from './read-play';

const WIDTH = 800;
const LEFT = 28;
const RIGHT = WIDTH - LEFT;
const LANES_LEFT = 190;
const LANE_HEIGHT = 34;
const MOST_LANES = 7;
const INK = '#1c2430';
const SOFT = '#5b6675';
const GOOD = '#1f9d61';
const BAD = '#d43d3d';
const BRAND = '#2f6fed';
const SUNKEN = '#eef1f5';

const STAND_COLOURS: Record<StageClock['stand'], string> = {
  ahead: '#c9d1db',
  now: BRAND,
  late: BAD,
  through: GOOD,
  unmet: '#d98a14',
  passed_over: '#d98a14',
};

/** A case on one card: what, since when, where it stands, its stages, systems or calls. SVG of 800 px width; letters of the reader's device. */
export function drawCase(play: Play, evidence: CaseEvidence, language: WrittenLanguage, viewer: Viewer): string {
  const { matter, since } = play.report;
  const at = (moment: number) => formatMoment(moment, language, viewer);
  const stands =
    matter.kind === 'incident'
      ? wordIncident(matter.incident, language, viewer).cause
      : `${language === 'en' ? 'the customer reads: ' : '客户看到：'}${wordHeadline(play.order!.headline, language, viewer).long}`;
  const lasted = formatDuration((play.closedAt ?? viewer.now) - since, language);
  const from = 214;
  const { axis, shared, calls } = evidence;
  const body = axis
    ? drawAxis(axis, from, language, at)
    : shared && shared.lanes.length > 0
      ? drawSharedAxis(shared, from, language, at)
      : drawCalls(calls, from, language);
  const height = from + body.height + 44;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="system-ui, 'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', sans-serif">`,
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/><rect width="${WIDTH}" height="6" fill="${play.closedAt === null ? BAD : GOOD}"/>`,
    text(LEFT, 42, extentOfCase(matter, language), { fill: SOFT, size: 15 }),
    text(LEFT, 72, clip(nameCase(matter, language, viewer), 44), { size: 24, bold: true }),
    text(LEFT, 100, clip(stands, 60), { size: 16 }),
    text(LEFT, 126, language === 'en' ? `since ${at(since)} · ${lasted}` : `自 ${at(since)} · 已 ${lasted}`, { fill: BAD, size: 15 }),
    ...play.stages.flatMap((stage, i) => drawStage(stage, i, language)),
    ...body.parts,
    text(LEFT, height - 16, `${formatFull(viewer.now, viewer.timeZone)} (${viewer.timeZone})`, { fill: SOFT, size: 12 }),
    '</svg>',
  ].join('\n');
}

function drawStage({ stage, stand, steps }: StageClock, i: number, language: WrittenLanguage): string[] {
  const width = (RIGHT - LEFT - 36) / 4;
  const x = LEFT + i * (width + 12);
  return [
    `<rect x="${x}" y="146" width="${width}" height="8" rx="4" fill="${STAND_COLOURS[stand]}"/>`,
    text(x, 176, `${STAGE_NAMES[stage][language]}${steps > 0 ? ` · ${steps}` : ''}`, { size: 14, fill: stand === 'late' ? BAD : INK }),
  ];
}

interface Drawn {
  parts: string[];
  height: number;
}

function drawAxis(axis: CaseAxis, top: number, language: WrittenLanguage, at: (moment: number) => string): Drawn {
  const moments = [
    ...axis.lanes.flatMap((lane) => lane.marks.map((mark) => mark.at)),
    ...axis.breaks.map((gap) => gap.from),
    axis.from,
    axis.until,
  ];
  const places = scaleTicks([...new Set(moments)].sort((a, b) => a - b));
  const x = (moment: number) => Math.round(LANES_LEFT + 10 + (places.get(moment) ?? 0) * (RIGHT - LANES_LEFT - 20));
  const lanes = axis.lanes.slice(0, MOST_LANES);
  const parts = lanes.flatMap((lane, i) => {
    const y = top + i * LANE_HEIGHT;
    const gaps = axis.breaks.filter((gap) => gap.awaited.includes(lane.kind));
    return [
      text(LEFT, y + 18, clip(`${SYSTEM_NAMES[lane.kind][language]}${lane.source ? ` ${lane.source}` : ''}`, 18), { size: 14 }),
      `<rect x="${LANES_LEFT}" y="${y}" width="${RIGHT - LANES_LEFT}" height="26" rx="6" fill="${SUNKEN}"/>`,
      ...gaps.map(
        (gap) =>
          `<rect x="${x(gap.from)}" y="${y + 1}" width="${Math.max(RIGHT - x(gap.from) - 1, 4)}" height="24" rx="6" fill="#fde8e8" stroke="${BAD}" stroke-width="2" stroke-dasharray="5 4"/>`,
      ),
      ...lane.marks.map(
        (mark) =>
          `<circle cx="${x(mark.at)}" cy="${y + 13}" r="6" fill="${mark.isLate ? '#d98a14' : BRAND}" stroke="#fff" stroke-width="2"/>`,
      ),
    ];
  });
  const bottom = top + lanes.length * LANE_HEIGHT + 10;
  parts.push(
    text(LANES_LEFT, bottom, at(axis.from), { size: 12, fill: SOFT }),
    text(RIGHT, bottom, at(axis.until), { size: 12, fill: SOFT, isEnd: true }),
  );
  return { parts, height: bottom - top + 8 };
}

/** Of an incident: what each system said of its orders (dark) and in all (light), and the break. */
function drawSharedAxis(axis: IncidentAxis, top: number, language: WrittenLanguage, at: (moment: number) => string): Drawn {
  const share = (moment: number) => (moment - axis.from) / Math.max(1, axis.until - axis.from);
  const x = (moment: number) => Math.round(LANES_LEFT + Math.min(1, Math.max(0, share(moment))) * (RIGHT - LANES_LEFT));
  const width = Math.max(2, Math.floor(share(axis.from + axis.stretchMs) * (RIGHT - LANES_LEFT)) - 1);
  const lanes = [...axis.lanes].sort((a, b) => Number(b.isAwaited) - Number(a.isAwaited)).slice(0, MOST_LANES);
  const shown = axis.lanes.filter((lane) => lanes.includes(lane));
  const parts = shown.flatMap((lane, i) => {
    const y = top + i * LANE_HEIGHT;
    const most = Math.max(1, ...lane.marks.map(({ own, all, refused }) => Math.max(own, all) + refused));
    const bar = (moment: number, words: number, fill: string) => {
      const height = Math.round(24 * Math.sqrt(words / most));
      return words > 0 ? [`<rect x="${x(moment)}" y="${y + 25 - height}" width="${width}" height="${height}" fill="${fill}"/>`] : [];
    };
    return [
      text(LEFT, y + 18, clip(`${SYSTEM_NAMES[lane.kind][language]}${lane.source ? ` ${lane.source}` : ''}`, 18), {
        size: 14,
        ...(lane.isAwaited ? { fill: BAD } : {}),
      }),
      `<rect x="${LANES_LEFT}" y="${y}" width="${RIGHT - LANES_LEFT}" height="26" rx="6" fill="${SUNKEN}"/>`,
      ...(lane.isAwaited
        ? [
            `<rect x="${x(axis.brokenFrom)}" y="${y + 1}" width="${Math.max(x(axis.brokenUntil) - x(axis.brokenFrom) - 1, 4)}" height="24" rx="6" fill="#fde8e8" stroke="${BAD}" stroke-width="2" stroke-dasharray="5 4"/>`,
          ]
        : []),
      ...lane.marks.flatMap((mark) => [
        ...bar(mark.at, mark.all, '#c3d5f8'),
        ...bar(mark.at, mark.own, BRAND),
        ...bar(mark.at, mark.late, '#d98a14'),
        ...bar(mark.at, mark.refused, BAD),
      ]),
    ];
  });
  const bottom = top + shown.length * LANE_HEIGHT + 10;
  parts.push(
    text(LANES_LEFT, bottom, at(axis.from), { size: 12, fill: SOFT }),
    text(x(axis.brokenFrom), bottom + 16, at(axis.brokenFrom), { size: 12, fill: BAD }),
    text(RIGHT, bottom, at(axis.until), { size: 12, fill: SOFT, isEnd: true }),
  );
  return { parts, height: bottom - top + 24 };
}

function drawCalls(calls: readonly InterfaceCalls[], top: number, language: WrittenLanguage): Drawn {
  const rows = calls.slice(0, 4);
  const parts = rows.flatMap((row, i) => {
    const y = top + i * 66;
    const most = Math.max(1, ...row.hours.map((hour) => hour.good + badOf(hour)));
    const width = Math.min(14, (RIGHT - LANES_LEFT) / Math.max(1, row.hours.length));
    const bars = row.hours.flatMap((hour, n) => {
      const good = (hour.good / most) * 44;
      const bad = (badOf(hour) / most) * 44;
      const x = LANES_LEFT + n * width;
      const bar = (height: number, from: number, fill: string) =>
        height > 0
          ? [
              `<rect x="${x.toFixed(1)}" y="${(y + 46 - from - height).toFixed(1)}" width="${(width - 1).toFixed(1)}" height="${height.toFixed(1)}" fill="${fill}"/>`,
            ]
          : [];
      return [...bar(good, 0, GOOD), ...bar(bad, good, BAD)];
    });
    const words =
      language === 'en' ? `${row.total.good} good · ${badOf(row.total)} not good` : `成功 ${row.total.good} · 未成功 ${badOf(row.total)}`;
    return [
      text(LEFT, y + 20, clip(row.source, 18), { size: 14 }),
      text(LEFT, y + 40, words, { size: 12, fill: badOf(row.total) > 0 ? BAD : SOFT }),
      ...bars,
    ];
  });
  return { parts, height: rows.length * 66 };
}

function badOf({ refused, unreadable, failed }: InterfaceCalls['total']): number {
  return refused + unreadable + failed;
}

const isWide = (letter: string) => letter > '\u2e7f';

/** As many letters as fit; a Chinese one is as wide as two others. */
function clip(words: string, wide: number): string {
  let width = 0;
  for (const [i, letter] of [...words].entries()) {
    width += isWide(letter) ? 1 : 0.55;
    if (width > wide) return `${[...words].slice(0, i).join('')}…`;
  }
  return words;
}

function text(
  x: number,
  y: number,
  words: string,
  { size, fill = INK, bold, isEnd }: { size: number; fill?: string; bold?: true; isEnd?: true },
): string {
  const safe = words.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
  return `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}"${bold ? ' font-weight="600"' : ''}${isEnd ? ' text-anchor="end"' : ''}>${safe}</text>`;
}
