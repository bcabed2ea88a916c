'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Badge } from '@/app/_components/badge';
import { Card } from '@/app/_components/card';
import { EmptyState } from '@/app/_components/empty-state';
import { SureButton } from '@/app/_components/sure-button';
import { useConsoleView } from '@/app/_lib/console-view';
import { sayWord } from '@/app/_lib/messages';
import { useTRPC } from '@/app/_lib/trpc';
import type { GroupPage } from '@/server/api/trpc/answers';
import { GroupForm } from './group-form';

/** Groups of colleagues that robots write to: which, what each hears, whether its robot is heard. */
export function GroupDesk({ first }: { first: GroupPage }) {
  const { say } = useConsoleView();
  const calls = useTRPC();
  const [open, setOpen] = useState<string | null>(null);
  const query = useQuery({ ...calls.group.list.queryOptions(), initialData: first });
  const again = () => void query.refetch();
  const test = useMutation(calls.group.test.mutationOptions());
  const drop = useMutation(calls.group.drop.mutationOptions({ onSuccess: again }));
  const { groups, robots } = query.data;
  const tested = test.isError
    ? say('alerts.failed')
    : test.data?.kind === 'refused'
      ? test.data.detail
      : test.data
        ? sayWord(say, 'group_answer', test.data.kind)
        : '';
  return (
    <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <Card flush>
        {groups.length === 0 ? <EmptyState title={say('groups.none')} why={say('groups.none_why')} /> : null}
        <ul className="-mt-2 divide-y divide-line">
          {groups.map((group) => (
            <li key={group.id} className="grid gap-2 px-4 py-3">
              <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <span className="min-w-0 break-words font-medium">{group.name}</span>
                <Badge>{sayWord(say, 'group_channel', group.channel)}</Badge>
                {group.isActive ? null : <Badge tone="warn">{say('groups.off')}</Badge>}
                {group.hears.urgentOnly ? <Badge tone="brand">{say('groups.urgent')}</Badge> : null}
                <span className="ml-auto flex flex-wrap gap-2">
                  <button
                    type="button"
                    className="button"
                    disabled={test.isPending}
                    onClick={() => test.mutate({ id: group.id, words: say('groups.test_words') })}
                  >
                    {say('groups.test')}
                  </button>
                  <button
                    type="button"
                    className="button"
                    aria-expanded={open === group.id}
                    onClick={() => setOpen(open === group.id ? null : group.id)}
                  >
                    {say('duty.change')}
                  </button>
                  <SureButton disabled={drop.isPending} onSure={() => drop.mutate({ id: group.id })}>
                    {say('groups.drop')}
                  </SureButton>
                </span>
              </div>
              <p className="text-soft text-xs">
                {[...group.hears.topics.map((topic) => say(`alert_topic.${topic}`)), ...group.hears.shops].join(' · ') ||
                  say('alert_desk.all')}
              </p>
              {tested && test.variables?.id === group.id ? (
                <p role="status" className={test.data?.kind === 'sent' ? 'text-good text-xs' : 'break-words text-bad text-xs'}>
                  {tested}
                </p>
              ) : null}
              {robots.some(({ code, isReady }) => code === group.channel && !isReady) ? (
                <p className="text-warn text-xs">{say('groups.not_ready')}</p>
              ) : null}
              {open === group.id ? (
                <GroupForm
                  group={group}
                  robots={robots}
                  onSaved={() => {
                    setOpen(null);
                    again();
                  }}
                />
              ) : null}
            </li>
          ))}
        </ul>
      </Card>
      <Card title={say('groups.add')}>
        <GroupForm key={groups.length} group={null} robots={robots} onSaved={again} />
      </Card>
    </div>
  );
}
