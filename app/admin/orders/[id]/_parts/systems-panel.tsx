import Link from 'next/link';
import { Badge, type Tone } from '@/app/_components/badge';
import { Card } from '@/app/_components/card';
import { Moment } from '@/app/_components/moment';
import { sayWord } from '@/app/_lib/messages';
import type { SystemClaim, SystemColumn, SystemWord } from '@/server/domain/order/system-words';
import { HOUR } from '@/server/domain/shared/instant';
import { MILESTONES } from '@/server/domain/tracking/milestone';
import { formatDuration } from '@/server/domain/wording/dates';
import type { PanelProps } from './panel';
import { placeWords } from './place-words';
import { wordOf } from './word-of';

/** News that took longer than any kind of source promises. */
const LATE_MS = HOUR;

const STAND_TONE: Record<SystemClaim['stand'], Tone> = { same: 'good', behind: 'plain', differs: 'bad' };

/** Every system's word side by side (R0-20): the last one large, all of them below, and where they disagree. */
export function SystemsPanel({ page, view }: PanelProps) {
  return (
    <Card title={view.say('order.systems')} flush>
      <div className="grid overflow-hidden rounded-b-xl border-line border-t sm:grid-cols-2 2xl:grid-cols-3">
        {page.systems.map((column) => (
          <Column key={column.source} column={column} page={page} view={view} />
        ))}
      </div>
    </Card>
  );
}

function Column({ column, page, view }: PanelProps & { column: SystemColumn }) {
  const { say, language } = view;
  return (
    <div className={`min-w-0 p-4 outline outline-line ${column.disagrees ? 'bg-bad-soft/40 shadow-[inset_3px_0_0_var(--bad-fill)]' : ''}`}>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        {column.kind === 'portal' ? (
          <span className="font-semibold">{column.source}</span>
        ) : (
          <Link href={`/admin/sources/${encodeURIComponent(column.source)}`} className="min-w-0 break-all font-semibold hover:text-brand">
            {column.source}
          </Link>
        )}
        <span className="text-faint text-xs">{sayWord(say, 'kind', column.kind)}</span>
        {column.claims.map((claim) => (
          <Badge key={claim.shipmentKey} tone={STAND_TONE[claim.stand]} title={claim.shipmentKey}>
            {page.document.state.shipments.length > 1 ? `…${claim.shipmentKey.slice(-4)} · ` : ''}
            {claim.stand === 'same' ? '' : `${MILESTONES[claim.milestone].name[language]} · `}
            {say(`order.stand_${claim.stand}`)}
          </Badge>
        ))}
        {column.disagrees && !column.claims.some((claim) => claim.stand === 'differs') ? (
          <Badge tone="bad">{say('attention.conflict')}</Badge>
        ) : null}
      </p>
      {column.last ? (
        <LastWord word={column.last} page={page} view={view} />
      ) : (
        <p className="mt-2 text-faint">{say('order.system_nothing')}</p>
      )}
      <details className="mt-2">
        <summary className="w-fit text-brand text-xs">{say('order.system_all', { n: column.words.length })}</summary>
        <ol className="mt-1 grid max-h-72 gap-1.5 overflow-y-auto">
          {column.words.map((word) => (
            <li key={`${word.identity}|${word.shipmentKey}`} className={`text-xs ${word.isWithdrawn ? 'line-through opacity-60' : ''}`}>
              <span className="text-faint">
                <Moment at={word.at} language={language} viewer={view.viewer} precision={word.precision} />
              </span>{' '}
              {wordOf(word, column, language)} <span className="font-mono text-faint">{word.code ?? word.sourceCode ?? ''}</span>
            </li>
          ))}
        </ol>
      </details>
    </div>
  );
}

function LastWord({ word, page, view }: PanelProps & { word: SystemWord }) {
  const { say, language, viewer } = view;
  const column = page.systems.find((one) => one.last === word)!;
  return (
    <div className="mt-2">
      <p className="font-medium">{wordOf(word, column, language)}</p>
      {word.text ? <p className="break-words text-soft text-xs">{word.text}</p> : null}
      <dl className="mt-1.5 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 text-xs">
        <dt className="text-faint">{say('order.system_happened')}</dt>
        <dd>
          <Moment at={word.at} language={language} viewer={viewer} precision={word.precision} />
          {word.place ? ` · ${placeWords(word.place, language) ?? ''}` : ''}
        </dd>
        <dt className="text-faint">{say('order.system_learned')}</dt>
        <dd>
          <Moment at={word.receivedAt} language={language} viewer={viewer} />
          {word.precision !== 'day' && word.receivedAt - word.at > LATE_MS ? (
            <span className="text-warn">
              {' '}
              · {say('order.system_late', { length: formatDuration(word.receivedAt - word.at, language) })}
            </span>
          ) : null}
        </dd>
      </dl>
    </div>
  );
}
