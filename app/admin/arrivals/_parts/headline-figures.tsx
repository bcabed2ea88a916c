import type { Say } from '@/app/_lib/messages';
import type { ArrivalFigures } from '@/server/api/trpc/answers';
import type { WrittenLanguage } from '@/server/domain/shared/language';
import { sayDays, sayShare, toneOfShare } from './say-figure';

/** The figures of one stage as one reads them first. */
export function HeadlineFigures({ all, say, language }: { all: ArrivalFigures; say: Say; language: WrittenLanguage }) {
  const { asked, told, inside, inside90, width, width90, error, bias } = all;
  const days = (value: number | null) => say('arrivals.day_n', { n: sayDays(value, language) });
  const biased = bias === null ? '' : say(bias >= 0 ? 'arrivals.bias_late' : 'arrivals.bias_early', { days: days(Math.abs(bias)) });
  const figures = [
    {
      name: say('arrivals.inside'),
      value: sayShare(inside, language),
      more: say('arrivals.should', { share: '80%' }),
      tone: toneOfShare(inside, told),
    },
    { name: say('arrivals.inside90'), value: sayShare(inside90, language), more: say('arrivals.should', { share: '90%' }), tone: '' },
    { name: say('arrivals.width'), value: days(width), more: say('arrivals.width_wide', { days: days(width90) }), tone: '' },
    { name: say('arrivals.error'), value: days(error), more: biased, tone: '' },
    {
      name: say('arrivals.of'),
      value: told.toLocaleString(language),
      more: asked > told ? say('arrivals.silent', { n: (asked - told).toLocaleString(language) }) : '',
      tone: '',
    },
  ];
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-5 sm:grid-cols-3 xl:grid-cols-5">
      {figures.map(({ name, value, more, tone }) => (
        <div key={name} className="min-w-0">
          <dt className="text-faint text-xs">{name}</dt>
          <dd className={`digits font-semibold text-xl ${tone}`}>{value}</dd>
          {more ? <dd className="text-soft text-xs">{more}</dd> : null}
        </div>
      ))}
    </dl>
  );
}
