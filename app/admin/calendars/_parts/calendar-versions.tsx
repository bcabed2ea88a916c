'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { Badge } from '@/app/_components/badge';
import { Card } from '@/app/_components/card';
import { Moment } from '@/app/_components/moment';
import { SureButton } from '@/app/_components/sure-button';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { CalendarPage } from '@/server/api/trpc/answers';
import { RecomputeProgress } from './recompute-progress';

/** Every version that was ever in force with who made it and why, how far deadlines have followed, and the way back. */
export function CalendarVersions({ page, mayEdit }: { page: CalendarPage; mayEdit: boolean }) {
  const { say, language, viewer } = useConsoleView();
  const router = useRouter();
  const trpc = useTRPC();
  const restore = useMutation(trpc.calendar.restore.mutationOptions({ onSuccess: () => router.refresh() }));
  const goBack = (version: number) => (
    <SureButton small disabled={restore.isPending} onSure={() => restore.mutate({ base: page.version, version })}>
      {say('mappings.restore')}
    </SureButton>
  );
  return (
    <Card title={say('mappings.versions')} flush>
      <RecomputeProgress rules={page.rules} key={page.version} />
      {restore.error || restore.data?.kind === 'outdated' ? (
        <p role="alert" className="px-4 pb-2 text-bad text-xs">
          {restore.error?.message ??
            say('calendars.outdated', { n: restore.data?.kind === 'outdated' ? restore.data.version : page.version })}
        </p>
      ) : null}
      {page.versions.length === 0 ? <p className="px-4 pb-4 text-faint">{say('mappings.versions_none')}</p> : null}
      <ol className={`divide-y divide-line border-line ${page.versions.length > 0 ? 'border-t' : ''}`}>
        {page.versions.map((line) => (
          <li key={line.version} className="flex flex-wrap items-center justify-between gap-2 px-4 py-2">
            <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
              <span className="font-medium">{say('mappings.version', { n: line.version })}</span>
              {line.version === page.version ? <Badge tone="brand">{say('mappings.in_force')}</Badge> : null}
              <span className="text-soft text-xs">
                {line.createdByName ?? say('common.system')} · <Moment at={line.createdAt} language={language} viewer={viewer} />
              </span>
              {line.restores === null ? null : (
                <span className="text-soft text-xs">
                  {line.restores === 0 ? say('mappings.restores_shipped') : say('mappings.restores', { n: line.restores })}
                </span>
              )}
              {line.note ? <span className="break-words text-xs">{line.note}</span> : null}
            </span>
            {mayEdit && line.version !== page.version ? goBack(line.version) : null}
          </li>
        ))}
        {page.version > 0 ? (
          <li className="flex flex-wrap items-center justify-between gap-2 px-4 py-2">
            <span className="text-soft">{say('mappings.shipped')}</span>
            {mayEdit ? goBack(0) : null}
          </li>
        ) : null}
      </ol>
    </Card>
  );
}
