'use client';

import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import { codeWords } from '@/app/admin/imports/_parts/code-words';
import type { ComparedOrder } from '@/server/api/trpc/answers';
import { OrderChanges } from './order-changes';

/** What a version of the status map says otherwise than the one before it, and the orders it changed. */
export function MapDifference({ version }: { version: number }) {
  const { say, language } = useConsoleView();
  const calls = useTRPC();
  const query = useQuery(calls.mapping.difference.queryOptions({ version }));
  const meaning = (m: { code: string } | null) => (m ? codeWords(m.code, language) : say('mappings.no_meaning'));
  return (
    <Loaded query={query}>
      {query.data?.kind === 'found' ? (
        <>
          <ul className="grid gap-1">
            {query.data.mappings.map((m) => (
              <li key={`${m.scope}|${m.of}|${m.sourceCode}|${m.contains ?? ''}`} className="break-words">
                <span className="font-mono">{m.sourceCode}</span>{' '}
                <span className="text-soft">
                  {say(`mappings.scope_${m.scope}`, { of: m.of })}
                  {m.contains ? ` ${say('mappings.quoted', { words: m.contains })}` : ''}
                </span>
                : <del className="text-soft">{meaning(m.before)}</del> → <ins className="no-underline">{meaning(m.after)}</ins>
              </li>
            ))}
          </ul>
          <Changed kind="status_map" version={version} first={query.data} />
        </>
      ) : null}
    </Loaded>
  );
}

/** What a version of the rules says otherwise than the one before it, and the orders it changed. */
export function CombinationDifference({ version }: { version: number }) {
  const { say, language } = useConsoleView();
  const calls = useTRPC();
  const query = useQuery(calls.combination.difference.queryOptions({ version }));
  return (
    <Loaded query={query}>
      {query.data?.kind === 'found' ? (
        <>
          <ul className="grid gap-1">
            {query.data.rules.map(({ code, before, after }) => (
              <li key={code} className="break-words">
                <span className="font-medium">{(after ?? before)?.name[language]}</span>:{' '}
                {!before
                  ? say('combine.rule_new')
                  : !after
                    ? say('combine.rule_gone')
                    : before.enabled === after.enabled
                      ? say('combine.rule_changed')
                      : say(after.enabled ? 'combine.rule_on' : 'combine.rule_off')}
              </li>
            ))}
          </ul>
          <Changed kind="combination" version={version} first={query.data} />
        </>
      ) : null}
    </Loaded>
  );
}

function Loaded({ query, children }: { query: { isPending: boolean; isError: boolean }; children: ReactNode }) {
  const { say } = useConsoleView();
  if (query.isPending) return <p className="text-faint text-xs">{say('common.loading')}</p>;
  if (query.isError) return <p className="text-bad text-xs">{say('common.failed')}</p>;
  return <div className="grid gap-2 text-xs">{children}</div>;
}

interface ChangedProps {
  kind: 'status_map' | 'combination';
  version: number;
  first: { orders: ComparedOrder[]; next: string | null };
}

/** The orders a version changed, a page after the other. */
function Changed({ kind, version, first }: ChangedProps) {
  const { say } = useConsoleView();
  const calls = useTRPC();
  const [more, setMore] = useState<ComparedOrder[]>([]);
  const [afterId, setAfterId] = useState(first.next);
  const page = useQuery({ ...calls.mapping.orders.queryOptions({ kind, version, afterId: afterId ?? undefined }), enabled: false });
  const load = async () => {
    const { data } = await page.refetch();
    if (!data) return;
    setMore([...more, ...data.orders]);
    setAfterId(data.next);
  };
  if (first.orders.length === 0) return <p className="text-faint">{say('mappings.no_difference')}</p>;
  return (
    <>
      <OrderChanges orders={[...first.orders, ...more]} />
      {afterId === null ? null : (
        <button type="button" className="button w-fit" disabled={page.isFetching} onClick={load}>
          {say('common.more')}
        </button>
      )}
    </>
  );
}
