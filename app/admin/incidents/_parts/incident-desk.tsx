'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { type ReactNode, useState } from 'react';
import { Card } from '@/app/_components/card';
import { SureButton } from '@/app/_components/sure-button';
import { useConsoleView } from '@/app/_lib/console-view';
import type { MessageKey, Say } from '@/app/_lib/messages';
import { useTRPC } from '@/app/_lib/trpc';
import type { IncidentPage, IncidentRow } from '@/server/api/trpc/answers';
import { mayAct } from '@/server/domain/access/staff-role';
import { mayBeWorded } from '@/server/domain/incident/customer-wording';
import { formatDuration } from '@/server/domain/wording/dates';
import { wordIncident } from '@/server/domain/wording/word-incident';
import { IncidentStory } from './incident-story';
import { PhaseBadge } from './phase-badge';
import { PhaseProgress } from './phase-progress';
import { TouchedOrders } from './touched-orders';
import { WordingForm } from './wording-form';

const POLL_MS = 1_000;
const IDLE_POLL_MS = 10_000;

/** One incident, live: cause, figures, what can be done, how it is worked (`children`), what happened, the orders it touched. */
export function IncidentDesk({ first, children }: { first: IncidentPage; children: ReactNode }) {
  const { say, language, viewer, staffRole } = useConsoleView();
  const calls = useTRPC();
  const [problem, setProblem] = useState<MessageKey | null>(null);
  const id = first.incident.id;
  const query = useQuery({
    ...calls.incident.read.queryOptions({ id }),
    initialData: first,
    refetchInterval: ({ state }) => (state.data?.kind === 'found' && isMoving(state.data.incident) ? POLL_MS : IDLE_POLL_MS),
  });
  const page = query.data?.kind === 'found' ? query.data : first;
  const { incident } = page;
  const steering = {
    onSuccess: (answer: { kind: string }) => {
      setProblem(answer.kind === 'not_now' || answer.kind === 'already_closed' ? 'incidents.not_now' : null);
      void query.refetch();
    },
    onError: () => setProblem('incidents.failed'),
  };
  const acknowledge = useMutation(calls.incident.acknowledge.mutationOptions(steering));
  const replay = useMutation(calls.incident.replay.mutationOptions(steering));
  const stop = useMutation(calls.incident.stopReplay.mutationOptions(steering));
  const close = useMutation(calls.incident.close.mutationOptions(steering));
  const words = wordIncident(incident, language, viewer);
  const isOpen = incident.phase === 'open' || incident.phase === 'joining';
  const may = (role: 'agent' | 'supervisor') => staffRole !== null && mayAct(staffRole, role);
  return (
    <div className="grid grid-cols-1 gap-4">
      <Card tone={incident.phase === 'closed' ? 'plain' : 'bad'}>
        <div className="flex flex-wrap items-center gap-3 pt-2">
          <PhaseBadge phase={incident.phase} say={say} />
          <span className="text-soft">{caretaker(incident, say)}</span>
          {isOpen ? (
            <span className="ml-auto flex flex-wrap gap-2">
              {incident.acknowledgedAt === null && may('agent') ? (
                <button type="button" className="button" disabled={acknowledge.isPending} onClick={() => acknowledge.mutate({ id })}>
                  {say('incidents.acknowledge')}
                </button>
              ) : null}
              {may('supervisor') ? (
                <>
                  <SureButton disabled={close.isPending} onSure={() => close.mutate({ id })}>
                    {say('incidents.close')}
                  </SureButton>
                  {incident.kind === 'fold_difference' ? null : (
                    <button type="button" className="button button-main" disabled={replay.isPending} onClick={() => replay.mutate({ id })}>
                      {say('incidents.replay')}
                    </button>
                  )}
                </>
              ) : null}
            </span>
          ) : null}
          {incident.phase === 'replaying' && may('supervisor') ? (
            <span className="ml-auto">
              <SureButton disabled={stop.isPending || incident.progress.isStopAsked} onSure={() => stop.mutate({ id })}>
                {say(incident.progress.isStopAsked ? 'incidents.stopping' : 'incidents.stop')}
              </SureButton>
            </span>
          ) : null}
        </div>
        <p role="status" className={problem ? 'mt-2 text-warn' : 'sr-only'}>
          {problem ? say(problem) : ''}
        </p>
        <dl className="mt-3 grid gap-3 md:grid-cols-2">
          <div>
            <dt className="text-faint text-xs">{say('incidents.cause')}</dt>
            <dd className="font-medium">{words.cause}</dd>
          </div>
          <div>
            <dt className="text-faint text-xs">{say('incidents.customers')}</dt>
            <dd>{words.told}</dd>
          </div>
        </dl>
        {isOpen && incident.kind !== 'fold_difference' ? <p className="mt-3 text-faint text-xs">{say('incidents.replay_why')}</p> : null}
        {isOpen && incident.backAt !== null ? <p className="mt-1 text-good">{say('incidents.closes_itself')}</p> : null}
        <PhaseProgress incident={incident} />
        <dl className="mt-4 grid grid-cols-2 gap-3 sm:grid-cols-3 xl:grid-cols-6">
          {figuresOf(incident, viewer.now, language).map(([key, value]) => (
            <div key={key} className="rounded-lg bg-sunken px-3 py-2">
              <dt className="text-faint text-xs">{say(key)}</dt>
              <dd className="digits font-semibold text-lg">{value}</dd>
            </div>
          ))}
        </dl>
        <p className="mt-3">
          <Link className="text-brand" href={`/admin/tickets?incident=${id}`}>
            {say('tickets.of_incident')}
          </Link>
        </p>
        {incident.figures.cut > 0 ? (
          <p className="mt-2 text-warn">{say('incidents.cut', { n: incident.figures.cut.toLocaleString(language) })}</p>
        ) : null}
      </Card>
      {children}
      {may('supervisor') && mayBeWorded(incident) ? <WordingForm page={page} onChanged={() => void query.refetch()} /> : null}
      <div className="grid items-start gap-4 xl:grid-cols-[22rem_minmax(0,1fr)]">
        <IncidentStory page={page} />
        <TouchedOrders page={page} />
      </div>
    </div>
  );
}

/** Who looks after it, or that nobody does. */
function caretaker({ phase, acknowledgedAt, acknowledgedByName }: IncidentRow, say: Say): string {
  if (acknowledgedAt === null) return phase === 'closed' ? '' : say('incidents.unseen');
  return say(phase === 'closed' ? 'incidents.handled' : 'incidents.acknowledged', { who: acknowledgedByName ?? say('common.unknown') });
}

function isMoving({ phase }: IncidentRow): boolean {
  return phase === 'joining' || phase === 'replaying' || phase === 'leaving';
}

function figuresOf(incident: IncidentRow, now: number, language: 'zh-CN' | 'en'): [MessageKey, string][] {
  const { orders, withheld, replayed, asked, recovered } = incident.figures;
  const count = (n: number) => n.toLocaleString(language);
  return [
    ['incidents.orders', count(orders)],
    ['incidents.withheld', count(withheld)],
    ['incidents.replayed', count(replayed)],
    ['incidents.asked', count(asked)],
    ['incidents.recovered', count(recovered)],
    ['incidents.lasted', formatDuration((incident.closedAt ?? now) - incident.since, language)],
  ];
}
