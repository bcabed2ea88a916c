import type { Say } from '@/app/_lib/messages';
import type { ArrivalFigures } from '@/server/api/trpc/answers';
import type { WrittenLanguage } from '@/server/domain/shared/language';
import { sayShare } from './say-figure';

const WIDE = 360;
const HIGH = 170;
const LEFT = 34;
const RIGHT = 10;
const TOP = 10;
const BOTTOM = 24;
/** Weeks with fewer windows say little: they are hollow, and neither the line nor the scale goes by them. */
const LEAST = 20;
/** Most weeks that have room for their day below. */
const NAMED = 7;

/** The share inside the window told by week, with 80 % and the band in which nothing is the matter. */
export function WeekChart({ weeks, say, language }: { weeks: ArrivalFigures[]; say: Say; language: WrittenLanguage }) {
  const known = weeks.flatMap(({ key, inside, told }) => (key === null || inside === null ? [] : [{ week: key, inside, told }]));
  const [first] = known;
  if (!first) return null;
  const telling = known.filter(({ told }) => told >= LEAST);
  const lowest = Math.floor(10 * Math.min(0.6, ...telling.map(({ inside }) => inside))) / 10;
  const x = (i: number) => LEFT + ((WIDE - LEFT - RIGHT) * (i + 0.5)) / known.length;
  const y = (share: number) => TOP + ((HIGH - TOP - BOTTOM) * (1 - Math.max(share, lowest))) / (1 - lowest);
  const everyth = Math.ceil(known.length / NAMED);
  const label = say('arrivals.week_chart', { from: first.week, to: known.at(-1)!.week });
  return (
    <svg viewBox={`0 0 ${WIDE} ${HIGH}`} className="w-full max-w-xl" role="img" aria-label={label}>
      <rect x={LEFT} y={y(0.88)} width={WIDE - LEFT - RIGHT} height={y(0.72) - y(0.88)} className="fill-good-soft" />
      {[lowest, 0.8, 1].map((share) => (
        <g key={share}>
          <line
            x1={LEFT}
            x2={WIDE - RIGHT}
            y1={y(share)}
            y2={y(share)}
            className="stroke-line"
            strokeDasharray={share === 0.8 ? '4 3' : ''}
          />
          <text x={LEFT - 5} y={y(share) + 3.5} textAnchor="end" fontSize="10" className="digits fill-faint">
            {Math.round(100 * share)}%
          </text>
        </g>
      ))}
      <polyline
        points={known.flatMap(({ inside, told }, i) => (told < LEAST ? [] : [`${x(i)},${y(inside)}`])).join(' ')}
        fill="none"
        strokeWidth="1.5"
        className="stroke-brand"
      />
      {known.map(({ week, inside, told }, i) => (
        <g key={week}>
          <circle cx={x(i)} cy={y(inside)} r="3.5" className={markOf(inside, told)}>
            <title>{`${week}: ${sayShare(inside, language)} (${told.toLocaleString(language)})`}</title>
          </circle>
          {i % everyth === 0 ? (
            <text x={x(i)} y={HIGH - 8} textAnchor="middle" fontSize="10" className="digits fill-faint">
              {week.slice(5)}
            </text>
          ) : null}
        </g>
      ))}
    </svg>
  );
}

function markOf(inside: number, told: number): string {
  if (told < LEAST) return 'fill-card stroke-faint';
  return inside < 0.72 || inside > 0.88 ? 'fill-bad-fill' : 'fill-brand';
}
