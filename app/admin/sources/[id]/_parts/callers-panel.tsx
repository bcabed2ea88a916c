import { Badge, type Tone } from '@/app/_components/badge';
import { Card } from '@/app/_components/card';
import type { PageView } from '@/app/_lib/page-view';
import type { SourceCallers } from '@/server/api/trpc/answers';
import { formatAge, formatFull } from '@/server/domain/wording/dates';
import { wordRefusal } from '@/server/domain/wording/word-refusal';

type Verdict = SourceCallers['deliveries'][number]['verdict'];

const TONES: Record<Verdict, Tone> = {
  received: 'warn',
  recorded: 'good',
  ignored: 'plain',
  refused: 'bad',
  unreadable: 'bad',
  waiting: 'warn',
};

/** From where calls were refused, and what arrived last without a word of what it said. */
export function CallersPanel({ callers, hasAddress, view }: { callers: SourceCallers; hasAddress: boolean; view: PageView }) {
  const { say, language, viewer } = view;
  const { refusals, deliveries } = callers;
  return (
    <>
      {hasAddress || refusals.length > 0 ? (
        <Card title={say('sources.refusals')}>
          {refusals.length === 0 ? (
            <p className="text-faint">{say('sources.refusals_none')}</p>
          ) : (
            <p className="mb-2 max-w-3xl text-faint text-xs">{say('sources.refusals_why')}</p>
          )}
          <ul className="divide-y divide-line">
            {refusals.map((refusal) => (
              <li key={refusal.address} className="grid gap-x-4 py-1.5 sm:grid-cols-[minmax(0,14rem)_minmax(0,1fr)_auto] sm:items-baseline">
                <code className="break-all text-[0.8125rem]">{refusal.address}</code>
                <span className="min-w-0 break-words text-soft">{wordRefusal(refusal.reason, language)}</span>
                <span className="digits text-faint text-xs">
                  {say('sources.times', { n: refusal.calls })} · {formatAge(refusal.lastAt, language, viewer.now)}
                </span>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      <Card title={say('sources.deliveries')}>
        {deliveries.length === 0 ? (
          <p className="text-faint">{say(hasAddress ? 'sources.deliveries_none' : 'sources.deliveries_posted')}</p>
        ) : null}
        <ul className="divide-y divide-line">
          {deliveries.map((delivery) => (
            <li
              key={delivery.id}
              className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-0.5 py-1.5 text-xs md:grid-cols-[9rem_6rem_minmax(0,1fr)_auto] md:items-baseline"
            >
              <time className="digits text-soft">{formatFull(delivery.receivedAt, viewer.timeZone)}</time>
              <span>
                <Badge tone={TONES[delivery.verdict]}>{say(`verdict.${delivery.verdict}`)}</Badge>
              </span>
              <span className="min-w-0 break-words">{delivery.detail === null ? null : wordRefusal(delivery.detail, language)}</span>
              <span className="digits text-faint">
                {delivery.remote ?? ''} · {(delivery.size / 1_024).toLocaleString(language, { maximumFractionDigits: 1 })} kB
              </span>
            </li>
          ))}
        </ul>
      </Card>
    </>
  );
}
