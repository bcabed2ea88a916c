'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { Badge } from '@/app/_components/badge';
import { Card } from '@/app/_components/card';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { Words } from '@/server/domain/template/words';
import type { Slot } from '@/server/domain/template/words-in-force';
import { formatFull } from '@/server/domain/wording/dates';
import { DifferenceView } from './difference-view';
import type { Held } from './slot-held';
import { TemplateSaid } from './template-said';

interface Props {
  slot: Slot;
  held: Held;
  shipped: Words;
  mayEdit: boolean;
}

/** Every version of the words of a slot, newest first, with what it changed; each can be brought back. */
export function VersionsCard({ slot, held, shipped, mayEdit }: Props) {
  const { say, viewer } = useConsoleView();
  const router = useRouter();
  const trpc = useTRPC();
  const back = useMutation(trpc.template.rollBack.mutationOptions({ onSuccess: () => router.refresh() }));
  const bringBack = (version: number) => (
    <button
      type="button"
      className="button min-h-0 px-2 py-0.5 text-xs"
      disabled={back.isPending}
      onClick={() => back.mutate({ ...slot, version, base: held.version })}
    >
      {say('templates.bring_back')}
    </button>
  );
  return (
    <Card title={say('templates.versions')}>
      <TemplateSaid changes={[back]} />
      {held.versions.length === 0 ? <p className="text-faint">{say('templates.versions_none')}</p> : null}
      <ol className="grid gap-3">
        {held.versions.map((version, index) => (
          <li key={version.version} className="border-line border-l-2 pl-3">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="font-medium">{say('templates.version', { n: version.version })}</span>
              <span className="digits text-soft text-xs">{formatFull(version.createdAt, viewer.timeZone)}</span>
              <span className="text-soft text-xs">{version.createdByName ?? version.createdBy}</span>
              {version.confirmedBy ? (
                <span className="text-soft text-xs">
                  {say('templates.confirmed', { who: version.confirmedByName ?? version.confirmedBy })}
                </span>
              ) : null}
              {version.words ? null : <Badge>{say('templates.version_shipped')}</Badge>}
              {index === 0 ? <Badge tone="good">{say('templates.now')}</Badge> : mayEdit ? bringBack(version.version) : null}
            </p>
            {version.note ? <p className="text-soft text-xs">{version.note}</p> : null}
            <DifferenceView before={held.versions[index + 1]?.words ?? shipped} after={version.words ?? shipped} />
          </li>
        ))}
        {held.isOwn && mayEdit ? (
          <li className="flex flex-wrap items-center gap-3 border-line border-l-2 pl-3">
            <span className="font-medium">{say('templates.version_shipped')}</span>
            {bringBack(0)}
          </li>
        ) : null}
      </ol>
    </Card>
  );
}
