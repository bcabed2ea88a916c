import type { Say } from '@/app/_lib/messages';
import type { SourcePage } from '@/server/api/trpc/answers';
import type { Language } from '@/server/domain/shared/language';
import { wordRefusal } from '@/server/domain/wording/word-refusal';

type Alarm = Pick<SourcePage['alarms'][number], 'kind' | 'evidence'>;

/** What was found, in one sentence with its figures. */
export function alarmWords({ kind, evidence }: Alarm, say: Say, language: Language): string {
  if (kind !== 'silent') return say(`alarm.${kind}`, evidence);
  const { refused: calls, refusedAs } = evidence;
  const isRefused = Number(calls ?? 0) > 0 && refusedAs;
  const refused = isRefused ? say('alarm.silent_refused', { ...evidence, refusedAs: wordRefusal(String(refusedAs), language) }) : '';
  return say('alarm.silent', evidence) + refused;
}
