import Link from 'next/link';
import type { PageView } from '@/app/_lib/page-view';
import type { ArrivalMiss } from '@/server/api/trpc/answers';
import type { MissStory } from '@/server/domain/arrival/miss-story';
import { placeName } from '@/server/domain/place/place-name';
import { carrierName } from '@/server/domain/tracking/carriers';
import { SCORED_STAGE_NAMES, wordLane } from '@/server/domain/wording/arrival-words';
import { formatDuration, formatFull } from '@/server/domain/wording/dates';
import { reasonOf } from '@/server/domain/wording/reasons';
import { wordTimelineLine } from '@/server/domain/wording/word-timeline';
import { sayDays } from './say-figure';

/** Troubles of one miss that are told. */
const TOLD = 4;

/** Windows that were missed by the most: what was said, what came, and what happened in between. */
export function MissList({ misses, view }: { misses: ArrivalMiss[]; view: PageView }) {
  const { say, language, viewer } = view;
  const moment = (at: number) => formatFull(at, viewer.timeZone);
  return (
    <ol className="divide-y divide-line border-line border-t">
      {misses.map((miss) => {
        const { orderId, order, missed, shop, carrier, stage, step, day } = miss;
        const days = say('arrivals.day_n', { n: sayDays(Math.abs(missed), language) });
        const about = [shop, carrier === null ? null : carrierName(carrier, language), wordLane(miss, language)];
        const others = [
          miss.notBefore === null ? null : say('arrivals.told_not_before', { at: moment(miss.notBefore) }),
          miss.carrierBy === null ? null : say('arrivals.carrier_said', { at: moment(miss.carrierBy) }),
          miss.promisedBy === null ? null : say('arrivals.shop_said', { at: moment(miss.promisedBy) }),
        ].filter((one) => one !== null);
        return (
          <li key={`${orderId} ${stage} ${step} ${day}`} className="grid gap-1 px-4 py-3">
            <p className="flex flex-wrap items-baseline gap-x-3">
              <span className={`digits font-semibold ${missed > 0 ? 'text-bad' : 'text-warn'}`}>
                {say(missed > 0 ? 'arrivals.missed_late' : 'arrivals.missed_early', { days })}
              </span>
              <Link href={`/admin/orders/${orderId}`} className="digits break-all font-medium text-brand hover:underline">
                {order?.orderNo ?? say('arrivals.gone')}
              </Link>
              <span className="min-w-0 break-words text-faint text-xs">{about.filter(Boolean).join(' · ')}</span>
            </p>
            <p className="digits text-soft text-xs">
              {SCORED_STAGE_NAMES[stage][language]}
              {' · '}
              {say('arrivals.said', { at: moment(miss.askedAt), from: moment(miss.from), to: moment(miss.to), likely: moment(miss.p50) })}
              {' · '}
              <span className="font-medium text-ink">{say('arrivals.came', { at: moment(miss.arrivedAt) })}</span>
            </p>
            {others.length > 0 ? <p className="digits text-faint text-xs">{others.join(' · ')}</p> : null}
            {order ? <Story story={order.story} view={view} /> : null}
          </li>
        );
      })}
    </ol>
  );
}

function Story({ story, view }: { story: MissStory; view: PageView }) {
  const { say, language, viewer } = view;
  const moment = (at: number) => formatFull(at, viewer.timeZone);
  const { wait, troubles } = story;
  const place = wait?.line.place?.city ?? wait?.line.place?.province;
  return (
    <ul className="list-disc pl-4 text-xs marker:text-faint">
      {wait ? (
        <li className="break-words">
          {say('arrivals.waited', {
            length: formatDuration(wait.ms, language),
            line: wordTimelineLine(wait.line, language),
            place: place ? say('arrivals.waited_at', { place: placeName(place, language) }) : '',
          })}
        </li>
      ) : null}
      {troubles.length === 0 ? <li className="text-faint">{say('arrivals.no_trouble')}</li> : null}
      {troubles.slice(0, TOLD).map((trouble, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a story does not change
        <li key={i} className="break-words">
          {wordTrouble(trouble)}
        </li>
      ))}
      {troubles.length > TOLD ? <li className="text-faint">{say('arrivals.more_troubles', { n: troubles.length - TOLD })}</li> : null}
    </ul>
  );

  function wordTrouble(trouble: MissStory['troubles'][number]): string {
    if (trouble.kind === 'exception')
      return say('arrivals.trouble_exception', { line: wordTimelineLine(trouble.line, language), at: moment(trouble.line.at) });
    if (trouble.kind === 'incident') return say(`arrivals.trouble_${trouble.cause}`, { at: moment(trouble.since) });
    return say('arrivals.trouble_stall', { reason: reasonOf(trouble.reason).name[language], at: moment(trouble.since) });
  }
}
