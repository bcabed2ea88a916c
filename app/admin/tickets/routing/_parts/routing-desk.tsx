'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Card } from '@/app/_components/card';
import { EmptyState } from '@/app/_components/empty-state';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { RoutingPage, RulePalette } from '@/server/api/trpc/answers';
import type { RoutingRule } from '@/server/domain/duty/routing';
import { TableBar } from '../../_parts/table-bar';
import { TableVersions } from '../../_parts/table-versions';
import { RouteRow } from './route-row';

interface Props {
  page: Omit<RoutingPage, 'rows'> & { rows: readonly RoutingRule[] };
  palette: RulePalette;
  people: { id: string; name: string }[];
  mayEdit: boolean;
}

/** Which tickets go to whom: the first row that fits decides; where none does, the type of the exception. */
export function RoutingDesk({ page, palette, people, mayEdit }: Props) {
  const { say } = useConsoleView();
  const router = useRouter();
  const trpc = useTRPC();
  const [rows, setRows] = useState<readonly RoutingRule[]>(page.rows);
  const options = { onSuccess: (answer: { kind: string }) => (answer.kind === 'saved' ? router.refresh() : undefined) };
  const save = useMutation(trpc.exception.saveRouting.mutationOptions(options));
  const restore = useMutation(trpc.exception.restoreRouting.mutationOptions(options));
  const move = (at: number, to: number) => setRows(rows.toSpliced(at, 1).toSpliced(to, 0, rows[at]!));
  return (
    <div className="grid gap-4">
      <Card flush>
        {rows.length === 0 ? <EmptyState title={say('routing.none')} why={say('routing.none_why')} /> : null}
        <ol className="divide-y divide-line">
          {rows.map((row, at) => (
            <RouteRow
              key={row.code}
              rule={row}
              palette={palette}
              people={people}
              mayEdit={mayEdit}
              onChange={(next) => setRows(rows.with(at, next))}
              onRemove={() => setRows(rows.toSpliced(at, 1))}
              onUp={at > 0 ? () => move(at, at - 1) : null}
              onDown={at < rows.length - 1 ? () => move(at, at + 1) : null}
            />
          ))}
        </ol>
        {mayEdit ? (
          <div className="border-line border-t p-3">
            <button type="button" className="button" onClick={() => setRows([...rows, newRoute(rows)])}>
              {say('routing.add')}
            </button>
          </div>
        ) : null}
      </Card>
      <TableVersions
        version={page.version}
        versions={page.versions}
        mayEdit={mayEdit}
        isBusy={restore.isPending}
        onRestore={(restores) => restore.mutate({ base: page.version, restores })}
      />
      {rows === page.rows ? null : (
        <TableBar
          answer={save.data}
          error={save.error?.message}
          isBusy={save.isPending}
          onDiscard={() => setRows(page.rows)}
          onSave={(note) => save.mutate({ base: page.version, rows: [...rows], note })}
        />
      )}
    </div>
  );
}

/** A row under the first free code of its kind. */
function newRoute(rows: readonly RoutingRule[]): RoutingRule {
  const codes = new Set(rows.map(({ code }) => code));
  let n = rows.length + 1;
  while (codes.has(`route_${n}`)) n += 1;
  const name = { 'zh-CN': `派单规则 ${n}`, en: `Route ${n}` };
  return { code: `route_${n}`, name, scope: {}, to: { role: 'agent', skill: null, people: [] }, enabled: true };
}
