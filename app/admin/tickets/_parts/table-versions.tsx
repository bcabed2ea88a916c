'use client';

import { Badge } from '@/app/_components/badge';
import { Card } from '@/app/_components/card';
import { Moment } from '@/app/_components/moment';
import { SureButton } from '@/app/_components/sure-button';
import { useConsoleView } from '@/app/_lib/console-view';

interface Props {
  version: number;
  versions: { version: number; note: string; createdAt: number; createdByName: string | null }[];
  mayEdit: boolean;
  isBusy: boolean;
  onRestore: (version: number) => void;
}

/** Every version that was in force, by whom and why, and the way back; 0 is what the product ships with. */
export function TableVersions({ version, versions, mayEdit, isBusy, onRestore }: Props) {
  const { say, language, viewer } = useConsoleView();
  const back = (to: number) =>
    mayEdit && to !== version ? (
      <SureButton small disabled={isBusy} onSure={() => onRestore(to)}>
        {say('mappings.restore')}
      </SureButton>
    ) : null;
  return (
    <Card title={say('mappings.versions')} flush>
      <ol className="divide-y divide-line">
        {versions.map((line) => (
          <li key={line.version} className="flex flex-wrap items-center justify-between gap-2 px-4 py-2">
            <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
              <span className="font-medium">{say('mappings.version', { n: line.version })}</span>
              {line.version === version ? <Badge tone="brand">{say('mappings.in_force')}</Badge> : null}
              <span className="text-soft text-xs">
                {line.createdByName ?? say('common.system')} · <Moment at={line.createdAt} language={language} viewer={viewer} />
              </span>
              {line.note ? <span className="break-words text-xs">{line.note}</span> : null}
            </span>
            {back(line.version)}
          </li>
        ))}
        <li className="flex flex-wrap items-center justify-between gap-2 px-4 py-2">
          <span className="text-soft">{say('mappings.shipped')}</span>
          {version === 0 ? <Badge tone="brand">{say('mappings.in_force')}</Badge> : back(0)}
        </li>
      </ol>
    </Card>
  );
}
