'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { Badge } from '@/app/_components/badge';
import { Card } from '@/app/_components/card';
import { SureButton } from '@/app/_components/sure-button';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import { ProgressBar } from '@/app/admin/imports/_parts/progress-bar';
import type { RefusedKeys } from '@/server/api/trpc/answers';
import { formatAge } from '@/server/domain/wording/dates';
import { useReplay } from './use-replay';

type KnownKey = RefusedKeys['keys'][number];

type Caller = RefusedKeys['unknown'][number];

/** Whose calls to the interface were refused for their API key; what known keys said is recorded here once the system is mended. */
export function RefusedKeysCard({ refused, mayReplay }: { refused: RefusedKeys; mayReplay: boolean }) {
  const { say } = useConsoleView();
  if (refused.keys.length === 0 && refused.unknown.length === 0) return null;
  return (
    <Card title={say('refused_keys.title')}>
      <p className="mb-2 max-w-3xl text-faint text-xs">{say('refused_keys.why')}</p>
      <ul className="divide-y divide-line">
        {refused.keys.map((known) => (
          <KeyRow key={known.key.id} known={known} mayReplay={mayReplay} />
        ))}
        {refused.unknown.length > 0 ? (
          <li className="py-2">
            <p className="font-medium">{say('refused_keys.unknown')}</p>
            <p className="text-faint text-xs">{say('refused_keys.unknown_why')}</p>
            <Callers callers={refused.unknown} />
          </li>
        ) : null}
      </ul>
    </Card>
  );
}

function Callers({ callers }: { callers: readonly Caller[] }) {
  const { say, language, viewer } = useConsoleView();
  return (
    <ul className="mt-1 grid gap-1 text-xs">
      {callers.map(({ address, reason, calls, lastAt }) => (
        <li key={address} className="grid gap-x-4 sm:grid-cols-[minmax(0,14rem)_minmax(0,1fr)_auto] sm:items-baseline">
          <code className="break-all">{address}</code>
          <span className="text-soft">{say(`key_refusal.${reason}`)}</span>
          <span className="digits text-faint">
            {say('sources.times', { n: calls })} · {formatAge(lastAt, language, viewer.now)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function KeyRow({ known, mayReplay }: { known: KnownKey; mayReplay: boolean }) {
  const { say, language, viewer } = useConsoleView();
  const { key, callers, kept } = known;
  return (
    <li className="py-2">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="break-words font-medium">{key.name}</span>
        <code className="text-faint text-xs">{key.prefix}…</code>
        <Badge tone="bad">{say(`key_refusal.${key.revokedAt === null ? 'no_scope' : 'revoked_key'}`)}</Badge>
        {key.revokedAt === null ? null : <span className="text-faint text-xs">{formatAge(key.revokedAt, language, viewer.now)}</span>}
      </p>
      <Callers callers={callers} />
      <KeptCalls keyId={key.id} kept={kept} mayReplay={mayReplay} />
    </li>
  );
}

/** What is kept of the calls of one key; how a replay went stays to be read after nothing is kept any more. */
function KeptCalls({ keyId, kept, mayReplay }: { keyId: string; kept: KnownKey['kept']; mayReplay: boolean }) {
  const { say, language, viewer } = useConsoleView();
  const trpc = useTRPC();
  const router = useRouter();
  const { progress, replay } = useReplay(keyId);
  const drop = useMutation(trpc.source.dropRefused.mutationOptions({ onSuccess: () => router.refresh() }));
  const isRunning = progress?.status === 'running';
  if (!kept && !progress) return null;
  return (
    <div className="mt-2 grid gap-2 rounded-lg bg-sunken px-3 py-2 text-xs">
      {kept ? (
        <p className="text-soft">{say('refused_keys.kept', { n: kept.calls, age: formatAge(kept.firstAt, language, viewer.now) })}</p>
      ) : null}
      {kept && mayReplay ? (
        <div className="flex flex-wrap gap-2">
          <SureButton disabled={isRunning || drop.isPending} onSure={() => void replay(kept.calls)}>
            {say('refused_keys.replay')}
          </SureButton>
          <SureButton disabled={isRunning || drop.isPending} onSure={() => drop.mutate({ keyId })}>
            {say('refused_keys.drop')}
          </SureButton>
        </div>
      ) : null}
      <div aria-live="polite">
        {progress ? (
          <ProgressBar
            run={{ done: progress.done + progress.failed, total: progress.of, status: progress.status }}
            label={say('refused_keys.progress', { done: progress.done, total: progress.of })}
          />
        ) : null}
        {progress?.reason ? (
          <p className="text-bad">
            {progress.failed > 0 ? `${say('refused_keys.failed', { n: progress.failed })} ` : null}
            {progress.status === 'failed' ? `${say('refused_keys.stopped')} ` : null}
            {say(progress.reason)}
          </p>
        ) : null}
        {drop.error ? <p className="text-bad">{drop.error.message}</p> : null}
      </div>
    </div>
  );
}
