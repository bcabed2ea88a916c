import type { PageView } from '@/app/_lib/page-view';
import type { HookLine } from '@/server/api/trpc/answers';
import { formatAge, formatMoment } from '@/server/domain/wording/dates';

/** How a system fares, in a sentence: why it is off, since when it fails, or when something last arrived. */
export function sayHealth(hook: HookLine, { say, language, viewer }: PageView): string {
  if (!hook.enabled) return say(`hooks.off_${hook.offReason ?? 'by_person'}`);
  if (hook.failingSince !== null)
    return say('hooks.failing_since', { time: formatMoment(hook.failingSince, language, viewer), n: hook.failures });
  return hook.lastOkAt === null ? say('hooks.never_ok') : say('hooks.last_ok', { age: formatAge(hook.lastOkAt, language, viewer.now) });
}
