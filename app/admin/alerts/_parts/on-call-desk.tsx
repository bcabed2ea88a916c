'use client';

import { useQuery } from '@tanstack/react-query';
import { Badge } from '@/app/_components/badge';
import { Card } from '@/app/_components/card';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { OnCallPage } from '@/server/api/trpc/answers';
import { formatMoment } from '@/server/domain/wording/dates';
import { RotaForm } from './rota-form';
import { SwapsCard } from './swaps-card';

const POLL_MS = 60_000;

/** Who is on call now and for four weeks, with the gaps; the rota and swaps for those who may change them. */
export function OnCallDesk({ first, mayEdit }: { first: OnCallPage; mayEdit: boolean }) {
  const { say, language, viewer } = useConsoleView();
  const calls = useTRPC();
  const query = useQuery({ ...calls.onCall.read.queryOptions(), initialData: first, refetchInterval: POLL_MS });
  const page = query.data;
  const again = () => void query.refetch();
  const nameOf = (id: string | null) =>
    page.people.find((one) => one.id === id)?.name ?? say(id === null ? 'on_call.nobody' : 'common.unknown');
  const moment = (at: number) => formatMoment(at, language, viewer);
  const isPlanned = page.rota.people.length > 0 || page.swaps.length > 0;
  return (
    <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="grid gap-4">
        <Card title={say('on_call.now')}>
          <p className="font-semibold text-lg">{nameOf(page.nowId)}</p>
          {page.nowId === null ? <p className="text-soft">{say('on_call.nobody_why')}</p> : null}
        </Card>
        {isPlanned ? (
          <Card title={say('on_call.weeks')} flush>
            {page.gaps.length > 0 ? (
              <div role="status" className="mx-4 mb-2 rounded-lg bg-warn-soft p-3 text-warn">
                <p className="font-medium">{say('on_call.gaps', { n: page.gaps.length })}</p>
                <ul>
                  {page.gaps.slice(0, 5).map((gap) => (
                    <li key={gap.fromAt}>
                      {moment(gap.fromAt)} – {moment(gap.untilAt)}
                      {gap.staffId === null ? '' : ` (${nameOf(gap.staffId)})`}
                    </li>
                  ))}
                </ul>
              </div>
            ) : null}
            <ol className="divide-y divide-line">
              {page.turns.map((turn) => (
                <li key={turn.fromAt} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
                  <span className="digits text-soft">
                    {moment(turn.fromAt)} – {moment(turn.untilAt)}
                  </span>
                  <span className="font-medium">{nameOf(turn.staffId)}</span>
                  {turn.staffId === null ? <Badge tone="warn">{say('on_call.gap')}</Badge> : null}
                  {turn.insteadOf === undefined ? null : (
                    <Badge tone="brand">
                      {turn.insteadOf === null ? say('on_call.swap') : say('on_call.instead', { who: nameOf(turn.insteadOf) })}
                    </Badge>
                  )}
                </li>
              ))}
            </ol>
          </Card>
        ) : null}
      </div>
      <div className="grid gap-4">
        <SwapsCard page={page} mayEdit={mayEdit} onChanged={again} />
        {mayEdit ? <RotaForm key={JSON.stringify(page.rota)} page={page} onSaved={again} /> : null}
      </div>
    </div>
  );
}
