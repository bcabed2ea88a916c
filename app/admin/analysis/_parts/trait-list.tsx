import { Badge } from '@/app/_components/badge';
import type { Say } from '@/app/_lib/messages';
import type { AffectedPage } from '@/server/api/trpc/answers';
import { regionName } from '@/server/domain/place/place-name';
import type { WrittenLanguage } from '@/server/domain/shared/language';
import { carrierName } from '@/server/domain/tracking/carriers';
import { percent } from './shades';

type Trait = AffectedPage['traits'][number];

interface Props {
  traits: AffectedPage['traits'];
  say: Say;
  language: WrittenLanguage;
}

function sayValue(trait: Trait['trait'], value: string, language: WrittenLanguage): string {
  if (trait === 'carrier') return carrierName(value, language);
  return trait === 'province' || trait === 'city' ? regionName(value, language) : value;
}

/** What the affected orders have in common; what grew beyond chance first. */
export function TraitList({ traits, say, language }: Props) {
  return (
    <>
      <p className="mb-2 text-faint text-xs">{say('analysis.traits_why')}</p>
      <ul className="divide-y divide-line">
        {traits.map(({ trait, value, share, usual, orders, isSpike }) => (
          <li key={`${trait} ${value}`} className="flex items-baseline justify-between gap-3 py-1.5">
            <span className="min-w-0 break-words">
              <span className="text-faint text-xs">{say(`analysis.trait.${trait}`)}</span> {sayValue(trait, value, language)}{' '}
              {isSpike ? <Badge tone="bad">{say('analysis.spike')}</Badge> : null}
            </span>
            <span className="digits shrink-0 text-right">
              <span className={isSpike ? 'font-semibold' : ''}>{percent(share)}</span>{' '}
              <span className="text-faint text-xs">
                {usual === null ? '' : `${say('analysis.usual', { usual: percent(usual) })} · `}
                {say('analysis.orders_n', { n: orders })}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
