'use client';

import { Badge } from '@/app/_components/badge';
import { Card } from '@/app/_components/card';
import { EmptyState } from '@/app/_components/empty-state';
import { useConsoleView } from '@/app/_lib/console-view';
import type { MappingStudio } from '@/server/api/trpc/answers';
import { formatMoment } from '@/server/domain/wording/dates';
import type { Draft } from './draft';

interface Props {
  codes: MappingStudio['unmapped'];
  /** Null for who may only look. */
  open: ((about: Omit<Draft, 'rows'>) => void) | null;
  chosen: Draft | null;
}

/** Words of sources that no map knows, those that concern most orders first. */
export function UnmappedList({ codes, open, chosen }: Props) {
  const { say, language, viewer } = useConsoleView();
  const countOf = (n: number, isMore: boolean) => `${n.toLocaleString(language)}${isMore ? '+' : ''}`;
  return (
    <Card title={say('mappings.unmapped')} aside={codes.length || null} flush>
      {codes.length === 0 ? <EmptyState title={say('mappings.unmapped_none')} why={say('mappings.unmapped_none_why')} /> : null}
      <ul className={`divide-y divide-line border-line ${codes.length > 0 ? 'border-t' : ''}`}>
        {codes.map((code) => (
          <li
            key={`${code.source}|${code.sourceCode}`}
            className={`flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 py-3 ${chosen?.sourceCode === code.sourceCode && chosen.source === code.source ? 'bg-brand-soft' : ''}`}
          >
            <span className="min-w-0 flex-1 basis-64">
              <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <span className="break-all font-medium font-mono">{code.sourceCode}</span>
                <Badge>{code.source}</Badge>
                {code.adapter !== code.source ? <span className="text-faint text-xs">{code.adapter}</span> : null}
              </span>
              <span className="digits block text-soft text-xs">
                {say('mappings.counts', { facts: countOf(code.facts, code.isMore), orders: countOf(code.orders, code.isMore) })} ·{' '}
                {say('mappings.seen', {
                  first: formatMoment(code.firstAt, language, viewer),
                  last: formatMoment(code.lastAt, language, viewer),
                })}
              </span>
              {code.texts.length === 0 ? <span className="block text-faint text-xs">{say('mappings.no_text')}</span> : null}
              {code.texts.map((text) => (
                <span key={text} className="mt-0.5 line-clamp-2 break-words border-line border-l-2 pl-2 text-xs" title={text}>
                  {text}
                </span>
              ))}
            </span>
            {open ? (
              <button
                type="button"
                className="button"
                onClick={() =>
                  open({ scope: 'adapter', of: code.adapter, sourceCode: code.sourceCode, adapter: code.adapter, source: code.source })
                }
              >
                {say('mappings.give_meaning')}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
