'use client';

import { useMutation } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { Badge, type Tone } from '@/app/_components/badge';
import { useConsoleView } from '@/app/_lib/console-view';
import { sayWord } from '@/app/_lib/messages';
import { useTRPC } from '@/app/_lib/trpc';
import type { HookMessageLine } from '@/server/api/trpc/answers';
import { formatMoment } from '@/server/domain/wording/dates';

const TONES: Record<HookMessageLine['state'], Tone> = { pending: 'brand', delivered: 'good', failed: 'bad' };

/** One message: what it tells of which order and what became of it; opened, what was sent and what came back. */
export function MessageLine({ hookId, message }: { hookId: string; message: HookMessageLine }) {
  const { say, language, viewer } = useConsoleView();
  const router = useRouter();
  const trpc = useTRPC();
  const replay = useMutation(trpc.hook.replay.mutationOptions({ onSuccess: () => router.refresh() }));
  const last = message.attempts.at(-1);
  return (
    <li className="px-4 py-2">
      <details className="group">
        <summary className="flex min-h-8 cursor-pointer flex-wrap items-center gap-x-3 gap-y-1">
          <Badge tone={TONES[message.state]}>{say(`hook_message.${message.state}`)}</Badge>
          <span className="min-w-0 flex-1 basis-48 truncate">
            {sayWord(say, 'hook_type', message.type)} <code className="text-faint text-xs">{message.type}</code>
          </span>
          <span className="max-w-40 truncate font-mono text-xs">
            {message.orderNo ?? (message.version === null ? say('hooks.of_test') : say('hooks.order_gone'))}
          </span>
          {last ? <span className="digits text-soft text-xs">{last.status ?? say('hooks.no_answer')}</span> : null}
          <time className="digits text-faint text-xs" dateTime={new Date(message.happenedAt).toISOString()}>
            {formatMoment(message.happenedAt, language, viewer, 'second')}
          </time>
        </summary>
        <div className="grid gap-3 py-2 text-xs">
          {message.state === 'pending' && message.tries > 0 ? (
            <p className="text-soft">{say('hooks.next_try', { time: formatMoment(message.dueAt, language, viewer, 'second') })}</p>
          ) : null}
          <section>
            <h3 className="mb-1 font-medium">{say('hooks.answers')}</h3>
            {message.attempts.length === 0 ? <p className="text-faint">{say('hooks.not_sent')}</p> : null}
            <ol className="grid gap-1">
              {message.attempts.map((attempt) => (
                <li key={attempt.at} className="rounded-lg bg-sunken px-2 py-1">
                  <span className="digits text-faint">
                    {formatMoment(attempt.at, language, viewer, 'second')} · {attempt.status ?? say('hooks.no_answer')} ·{' '}
                    {say('hooks.took', { ms: attempt.tookMs })}
                  </span>
                  <span className="block break-words font-mono">{attempt.fault ?? (attempt.answer || say('hooks.empty_answer'))}</span>
                </li>
              ))}
            </ol>
          </section>
          {message.body ? (
            <section>
              <h3 className="mb-1 font-medium">{say('hooks.sent')}</h3>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long body is scrolled by keyboard */}
              <pre className="max-h-80 overflow-auto rounded-lg bg-sunken p-2 font-mono" tabIndex={0}>
                {pretty(message.body)}
              </pre>
            </section>
          ) : null}
          <div className="flex flex-wrap items-center gap-2">
            <button
              type="button"
              className="button min-h-0 px-2 py-0.5 text-xs"
              disabled={replay.isPending}
              onClick={() => replay.mutate({ id: hookId, wish: { messageId: message.id } })}
            >
              {say('hooks.replay')}
            </button>
            {message.orderId && message.orderNo ? (
              <Link className="text-brand" href={`/admin/orders/${message.orderId}`}>
                {message.orderNo}
              </Link>
            ) : null}
            {replay.data?.kind === 'replaying' ? (
              <span role="status" className="text-good">
                {replay.data.messages > 0 ? say('hooks.replayed', { n: replay.data.messages }) : say('hooks.replayed_none')}
              </span>
            ) : null}
            {replay.isError ? (
              <span role="alert" className="text-bad">
                {replay.error.message}
              </span>
            ) : null}
          </div>
        </div>
      </details>
    </li>
  );
}

function pretty(body: string): string {
  return JSON.stringify(JSON.parse(body), null, 2);
}
