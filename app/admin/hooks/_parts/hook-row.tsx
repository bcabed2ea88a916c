import Link from 'next/link';
import type { PageView } from '@/app/_lib/page-view';
import type { HookLine } from '@/server/api/trpc/answers';
import { hookHost } from '@/server/domain/hook/hook-address';
import { HookBadge } from './hook-badge';
import { sayHealth } from './say-health';

/** One system in the list: where it is, what it is told, how it fares. The whole row leads to its page. */
export function HookRow({ hook, view }: { hook: HookLine; view: PageView }) {
  const { say } = view;
  const { pending, failed } = hook.tally;
  return (
    <li className="relative flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-3 hover:bg-sunken">
      <div className="min-w-0 flex-1 basis-60">
        <div className="flex items-center gap-2">
          <Link href={`/admin/hooks/${hook.id}`} className="min-w-0 truncate font-medium after:absolute after:inset-0" title={hook.url}>
            {hook.description || hookHost(hook.url)}
          </Link>
          <HookBadge state={hook.state} say={say} />
        </div>
        <p className="truncate text-faint text-xs">
          {hookHost(hook.url)} · {hook.shops.length === 0 ? say('hooks.all_shops') : hook.shops.join(', ')} ·{' '}
          {say('hooks.types_count', { n: hook.types.length })}
        </p>
        <p className={`text-xs ${hook.state === 'away' || hook.offReason === 'failing' ? 'text-bad' : 'text-faint'}`}>
          {sayHealth(hook, view)}
        </p>
      </div>
      <dl className="digits flex gap-4 text-xs">
        <div>
          <dt className="text-faint">{say('hooks.pending')}</dt>
          <dd className="font-medium">{pending}</dd>
        </div>
        <div>
          <dt className="text-faint">{say('hooks.failed')}</dt>
          <dd className={`font-medium ${failed > 0 ? 'text-bad' : ''}`}>{failed}</dd>
        </div>
      </dl>
    </li>
  );
}
