import Link from 'next/link';
import { Card } from '@/app/_components/card';
import { EmptyState } from '@/app/_components/empty-state';
import type { PageView } from '@/app/_lib/page-view';
import type { HookLine, HookMessagePage } from '@/server/api/trpc/answers';
import { HOOK_MESSAGE_STATES, type HookMessageState } from '@/server/domain/hook/hook-message-state';
import { MessageLine } from './message-line';

interface Props {
  hook: HookLine;
  page: HookMessagePage;
  state: HookMessageState | undefined;
  view: PageView;
}

/** What was sent and what waits, newest first, by what became of it. */
export function MessageList({ hook, page, state, view }: Props) {
  const { say } = view;
  const path = `/admin/hooks/${hook.id}`;
  return (
    <Card title={say('hooks.messages')} aside={say('hooks.messages_kept')} flush>
      <nav className="mb-3 flex flex-wrap gap-1 px-4" aria-label={say('orders.filters')}>
        {[undefined, ...HOOK_MESSAGE_STATES].map((one) => (
          <Link
            key={one ?? 'all'}
            href={one ? `${path}?state=${one}` : path}
            aria-current={one === state ? 'true' : undefined}
            className={`rounded-lg px-2.5 py-1 ${one === state ? 'bg-brand-soft font-medium text-brand' : 'text-soft hover:bg-sunken'}`}
          >
            {one ? `${say(`hook_message.${one}`)} ${hook.tally[one]}` : say('common.all')}
          </Link>
        ))}
      </nav>
      {page.messages.length === 0 ? (
        <EmptyState
          title={say(state ? 'hooks.no_such_messages' : 'hooks.no_messages')}
          why={state ? undefined : say('hooks.no_messages_why')}
        />
      ) : null}
      <ul className="divide-y divide-line border-line border-t">
        {page.messages.map((message) => (
          <MessageLine key={message.id} hookId={hook.id} message={message} />
        ))}
      </ul>
      {page.next === null ? null : (
        <div className="p-3 text-center">
          <Link className="button" href={`${path}?${state ? `state=${state}&` : ''}before=${page.next}`}>
            {say('common.more')}
          </Link>
        </div>
      )}
    </Card>
  );
}
