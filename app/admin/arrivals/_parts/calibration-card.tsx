import { Card } from '@/app/_components/card';
import type { Say } from '@/app/_lib/messages';
import type { ArrivalRecord } from '@/server/api/trpc/answers';
import { SCORED_QUANTILES } from '@/server/domain/arrival/arrival-score';
import type { WrittenLanguage } from '@/server/domain/shared/language';
import { sayShare } from './say-figure';

interface Props {
  calibration: ArrivalRecord['calibration'];
  say: Say;
  language: WrittenLanguage;
}

const SIDE = 200;
const LEFT = 30;
const TOP = 8;
const TICKS = [0, 0.5, 1];

/** The share that had come by each quantile, against what the quantile is called: as a curve and as a table. */
export function CalibrationCard({ calibration, say, language }: Props) {
  const points = SCORED_QUANTILES.flatMap((q) => {
    const was = calibration[q];
    return was === null ? [] : [{ q, said: Number(q.slice(1)) / 100, was }];
  });
  const percent = (share: number) => `${Math.round(100 * share)}%`;
  const words = points.map(({ said, was }) => say('arrivals.point', { said: percent(said), was: sayShare(was, language) })).join('; ');
  const x = (share: number) => LEFT + SIDE * share;
  const y = (share: number) => TOP + SIDE * (1 - share);
  return (
    <Card title={say('arrivals.calibration')}>
      <p className="mb-2 text-faint text-xs">{say('arrivals.calibration_why')}</p>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <svg
          viewBox={`0 0 ${LEFT + SIDE + 12} ${TOP + SIDE + 20}`}
          className="w-full max-w-72"
          role="img"
          aria-label={say('arrivals.calibration_chart', { points: words })}
        >
          {TICKS.map((tick) => (
            <g key={tick}>
              <line x1={x(0)} x2={x(1)} y1={y(tick)} y2={y(tick)} className="stroke-line" />
              <line x1={x(tick)} x2={x(tick)} y1={y(0)} y2={y(1)} className="stroke-line" />
              <text x={LEFT - 5} y={y(tick) + 3.5} textAnchor="end" fontSize="10" className="digits fill-faint">
                {percent(tick)}
              </text>
              <text x={x(tick)} y={TOP + SIDE + 14} textAnchor="middle" fontSize="10" className="digits fill-faint">
                {percent(tick)}
              </text>
            </g>
          ))}
          <line x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} className="stroke-faint" strokeDasharray="4 3" />
          <polyline
            points={points.map(({ said, was }) => `${x(said)},${y(was)}`).join(' ')}
            fill="none"
            strokeWidth="2"
            className="stroke-brand"
          />
          {points.map(({ q, said, was }) => (
            <circle key={q} cx={x(said)} cy={y(was)} r="3.5" className="fill-brand" />
          ))}
        </svg>
        <table className="digits text-right text-xs">
          <thead className="text-faint">
            <tr>
              <th scope="col" className="py-1 pr-6 font-normal">
                {say('arrivals.quantile')}
              </th>
              <th scope="col" className="py-1 font-normal">
                {say('arrivals.was')}
              </th>
            </tr>
          </thead>
          <tbody>
            {points.map(({ q, said, was }) => (
              <tr key={q}>
                <th scope="row" className="py-0.5 pr-6 font-normal">
                  {percent(said)}
                </th>
                <td className="font-medium">{sayShare(was, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
