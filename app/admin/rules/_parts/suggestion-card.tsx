'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { Card } from '@/app/_components/card';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { RuleSuggestions } from '@/server/api/trpc/answers';
import type { Text } from '@/server/domain/shared/language';
import { sayLength } from './length';
import { TakeOrLeave } from './take-or-leave';

interface Props {
  suggestions: RuleSuggestions;
  /** Names of the rules in force, by code. */
  names: Record<string, Text>;
  mayEdit: boolean;
}

/** Other limits that the shop's own step times propose, each with its evidence, to be taken or left. */
export function SuggestionCard({ suggestions, names, mayEdit }: Props) {
  const { say } = useConsoleView();
  const router = useRouter();
  const trpc = useTRPC();
  const look = useMutation(trpc.rule.suggest.mutationOptions({ onSuccess: () => router.refresh() }));
  return (
    <Card title={say('suggestion.title')}>
      <p className="mb-3 text-soft text-xs">{say('suggestion.intro')}</p>
      {suggestions.length === 0 ? <p className="text-soft">{say('suggestion.none')}</p> : null}
      <ul className="grid gap-4">
        {suggestions.map((suggestion) => (
          <SuggestionRow key={suggestion.id} suggestion={suggestion} name={names[suggestion.code]} mayEdit={mayEdit} />
        ))}
      </ul>
      {mayEdit ? (
        <button type="button" className="button mt-3" disabled={look.isPending} onClick={() => look.mutate()}>
          {say(look.isPending ? 'suggestion.looking' : 'suggestion.look')}
        </button>
      ) : null}
      <p role="status" className="mt-2 text-brand text-xs empty:hidden">
        {look.data !== undefined ? say('suggestion.looked', { n: look.data }) : null}
      </p>
      {look.error ? (
        <p role="alert" className="mt-2 text-bad text-xs">
          {look.error.message}
        </p>
      ) : null}
    </Card>
  );
}

function SuggestionRow({ suggestion, name, mayEdit }: { suggestion: RuleSuggestions[0]; name: Text | undefined; mayEdit: boolean }) {
  const { say, language } = useConsoleView();
  const router = useRouter();
  const trpc = useTRPC();
  const settle = useMutation(trpc.rule.settleSuggestion.mutationOptions({ onSuccess: () => router.refresh() }));
  const { id, code, afterMin, evidence } = suggestion;
  const { reason, nowMin, steps, days, p50, p95, p99, now, withIt } = evidence;
  const length = (minutes: number) => sayLength(minutes, say);
  return (
    <li className="border-line border-t pt-3 first:border-t-0 first:pt-0">
      <p className="font-medium">
        {say('suggestion.change', { name: name?.[language] ?? code, from: length(nowMin), to: length(afterMin) })}
      </p>
      <p className="mt-1">{say(`suggestion.${reason}`)}</p>
      <p className="mt-1 text-soft text-xs">
        {say('suggestion.evidence', { steps, days, p50: length(p50), p95: length(p95), p99: length(p99) })}
      </p>
      <p className="text-soft text-xs">
        {say('suggestion.fired', { now: now.fired, soon: now.resolvedWithinHour, changed: withIt.fired, left: withIt.resolvedWithinHour })}
      </p>
      <TakeOrLeave
        words={mayEdit ? { take: say('suggestion.accept'), leave: say('suggestion.decline') } : null}
        isBusy={settle.isPending}
        onChoose={(accepts) => settle.mutate({ id, accepts })}
        said={settle.data ? say(`suggestion.is_${settle.data.kind}`) : null}
        error={settle.error?.message}
      />
    </li>
  );
}
