'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { Badge } from '@/app/_components/badge';
import { Card } from '@/app/_components/card';
import { Switch } from '@/app/_components/switch';
import { useConsoleView } from '@/app/_lib/console-view';
import { sayWord } from '@/app/_lib/messages';
import { useTRPC } from '@/app/_lib/trpc';
import type { ConflictSwitches } from '@/server/api/trpc/answers';
import { CONFLICT_RULES } from '@/server/domain/order/conflict-rules';

/** The contradictions between systems that open a conflict, each to switch on or off. */
export function ConflictRules({ switches, mayEdit }: { switches: ConflictSwitches; mayEdit: boolean }) {
  const { say, language } = useConsoleView();
  const router = useRouter();
  const trpc = useTRPC();
  const change = useMutation(trpc.conflict.switch.mutationOptions({ onSuccess: () => router.refresh() }));
  return (
    <Card title={say('conflicts.title')} flush>
      <p className="px-4 pb-3 text-soft text-xs">{say('conflicts.intro')}</p>
      <ul className="divide-y divide-line border-line border-t">
        {switches.rules.map(({ code, enabled }) => {
          const rule = CONFLICT_RULES[code];
          return (
            <li key={code} className="flex items-start justify-between gap-4 px-4 py-3">
              <div className="min-w-0">
                <p className="flex flex-wrap items-center gap-2 font-medium">
                  {rule.name[language]} <Badge tone={rule.severity === 'P1' ? 'bad' : 'warn'}>{rule.severity}</Badge>
                </p>
                <p className="text-soft text-xs">{rule.words[language]}</p>
                {rule.withholds ? (
                  <p className="text-faint text-xs">{say('conflicts.holds', { what: sayWord(say, 'conflicts', `holds_${code}`) })}</p>
                ) : null}
              </div>
              <span className="shrink-0">
                <Switch
                  label={`${rule.name[language]}: ${say('conflicts.on')}`}
                  isOn={enabled}
                  disabled={!mayEdit || change.isPending}
                  onChange={(isOn) => change.mutate({ code, enabled: isOn })}
                />
              </span>
            </li>
          );
        })}
      </ul>
      {change.data?.kind === 'changed' ? (
        <p role="status" className="border-line border-t px-4 py-2 text-good text-xs">
          {say('conflicts.saved')}
        </p>
      ) : null}
      {change.isError ? (
        <p role="alert" className="border-line border-t px-4 py-2 text-bad text-xs">
          {change.error.message}
        </p>
      ) : null}
    </Card>
  );
}
