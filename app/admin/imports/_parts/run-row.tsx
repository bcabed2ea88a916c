import Link from 'next/link';
import { Badge, type Tone } from '@/app/_components/badge';
import { Moment } from '@/app/_components/moment';
import type { Say } from '@/app/_lib/messages';
import type { ImportRun } from '@/server/api/trpc/import-answers';
import type { WrittenLanguage } from '@/server/domain/shared/language';
import type { Viewer } from '@/server/domain/wording/dates';
import { ProgressBar } from './progress-bar';

const TONES: Record<ImportRun['status'], Tone> = {
  draft: 'plain',
  queued: 'plain',
  running: 'brand',
  done: 'good',
  cancelled: 'warn',
  failed: 'bad',
};

export function RunBadge({ run, say }: { run: Pick<ImportRun, 'status' | 'isStopping'>; say: Say }) {
  return <Badge tone={TONES[run.status]}>{say(run.isStopping ? 'import.stopping' : `import.${run.status}`)}</Badge>;
}

/** One run of the list: what was imported, how far it is, what it brought. */
export function RunRow({ run, say, language, viewer }: { run: ImportRun; say: Say; language: WrittenLanguage; viewer: Viewer }) {
  const count = (n: number) => n.toLocaleString(language);
  return (
    <li className="hover:bg-sunken">
      <Link
        href={`/admin/imports/${run.id}`}
        className="grid items-center gap-x-4 gap-y-1 px-4 py-2.5 md:grid-cols-[minmax(0,1fr)_minmax(0,14rem)_6rem_9rem]"
      >
        <span className="min-w-0">
          <span className="block truncate font-medium">{run.fileName}</span>
          <span className="block truncate text-faint text-xs">
            {run.shop} · {run.presetName}
            {run.history ? ` · ${say('imports.is_history')}` : ''}
          </span>
        </span>
        <span className="min-w-0 text-soft text-xs">
          <ProgressBar run={run} label={say('imports.rows_done', { done: count(run.done), total: count(run.total) })} />
          {run.rejected > 0 ? <span className="text-bad">{`${say('imports.rejected')} ${count(run.rejected)}`}</span> : null}
        </span>
        <span>
          <RunBadge run={run} say={say} />
        </span>
        <span className="text-faint text-xs">
          <Moment at={run.createdAt} language={language} viewer={viewer} />
        </span>
      </Link>
    </li>
  );
}
