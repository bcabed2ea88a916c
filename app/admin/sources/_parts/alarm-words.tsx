import type { Say } from '@/app/_lib/messages';
import type { SourcePage } from '@/server/api/trpc/answers';

type Alarm = Pick<SourcePage['alarms'][number], 'kind' | 'evidence'>;

/** What was found, in one sentence with its figures. */
export function alarmWords({ kind, evidence }: Alarm, say: Say): string {
  if (kind !== 'silent') return say(`alarm.${kind}`, evidence);
  const refused = Number(evidence.refused ?? 0) > 0 && evidence.refusedAs ? say('alarm.silent_refused', evidence) : '';
  return say('alarm.silent', evidence) + refused;
}
