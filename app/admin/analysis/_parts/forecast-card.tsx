import { Card } from '@/app/_components/card';
import { type Say, sayWord } from '@/app/_lib/messages';
import type { ForecastPage } from '@/server/api/trpc/answers';
import { weekday } from '@/server/domain/calendar/local-day';
import { regionName } from '@/server/domain/place/place-name';
import type { WrittenLanguage } from '@/server/domain/shared/language';
import { shortDay } from './affected-address';
import { percent } from './shades';

interface Props {
  one: ForecastPage['classes'][number] & { forecast: NonNullable<ForecastPage['classes'][number]['forecast']> };
  days: ForecastPage['days'];
  holidays: ForecastPage['holidays'];
  say: Say;
  language: WrittenLanguage;
}

const count = (n: number): string => (n < 10 ? String(Math.round(10 * n) / 10) : String(Math.round(n)));

/** Seven days of one class: expected and likely range, the peak marked, and how the same method did on days that are over. */
export function ForecastCard({ one, days, holidays, say, language }: Props) {
  const { forecast, lately, most } = one;
  const highest = Math.max(1, ...forecast.days.map(({ high }) => high));
  const peak = forecast.days.reduce((best, { expected }, at) => (expected > forecast.days[best]!.expected ? at : best), 0);
  const nameOf = (day: string) =>
    `${sayWord(say, 'insight.weekday', String(weekday(day) || 7))} ${shortDay(day)}${holidays.includes(day) ? ` ${say('analysis.holiday')}` : ''}`;
  return (
    <Card
      title={say(`analysis.class.${one.class}`)}
      aside={say('analysis.peak', { day: nameOf(days[peak]!), n: count(forecast.days[peak]!.expected) })}
    >
      <ol className="grid gap-1">
        {forecast.days.map(({ expected, low, high }, at) => {
          const day = days[at]!;
          const words = say('analysis.range', { day: nameOf(day), n: count(expected), low: count(low), high: count(high) });
          return (
            <li key={day} className="grid grid-cols-[5.5rem_minmax(0,1fr)_2.5rem] items-center gap-2 text-xs" title={words}>
              <span className={at === peak ? 'font-semibold' : ''}>{nameOf(day)}</span>
              <span className="relative h-3 rounded bg-sunken" aria-hidden="true">
                <span
                  className="absolute h-3 rounded bg-brand-soft"
                  style={{ left: `${(100 * low) / highest}%`, width: `${(100 * (high - low)) / highest}%` }}
                />
                <span
                  className={`absolute top-0.5 h-2 rounded ${at === peak ? 'bg-bad-fill' : 'bg-brand'}`}
                  style={{ width: `${(100 * expected) / highest}%` }}
                />
              </span>
              <span className="digits text-right" aria-hidden="true">
                {count(expected)}
              </span>
              <span className="sr-only">{words}</span>
            </li>
          );
        })}
      </ol>
      <p className="mt-3 text-soft text-xs">
        {most
          ? say('analysis.mostly_to', { n: lately, share: percent(most.share), province: regionName(most.province, language) })
          : say('analysis.lately', { n: lately })}
      </p>
      <p className="mt-1 text-faint text-xs">
        {say('analysis.trial', {
          days: forecast.trial.days,
          error: forecast.trial.error.toLocaleString(language, { maximumFractionDigits: 1 }),
          floor: forecast.trial.floorError.toLocaleString(language, { maximumFractionDigits: 1 }),
        })}{' '}
        {forecast.isFloor ? say('analysis.is_floor') : ''}
      </p>
    </Card>
  );
}
