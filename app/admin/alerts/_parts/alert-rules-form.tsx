'use client';

import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { Card } from '@/app/_components/card';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { AlertRules } from '@/server/api/trpc/answers';

const FIELDS = [
  { key: 'gatherMin', name: 'alert_rules.gather', least: 0, most: 120 },
  { key: 'mostPerHour', name: 'alert_rules.most', least: 1, most: 100 },
  { key: 'firstMin', name: 'alert_rules.first', least: 1, most: 1440 },
  { key: 'otherMin', name: 'alert_rules.other', least: 1, most: 1440 },
] as const;

/** How alike alerts are gathered and when one that nobody takes goes to the next; supervisors change it. */
export function AlertRulesForm({ first, mayEdit }: { first: AlertRules; mayEdit: boolean }) {
  const { say } = useConsoleView();
  const calls = useTRPC();
  const save = useMutation(calls.alert.saveSettings.mutationOptions());
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const value = (key: keyof AlertRules) => Number(form.get(key));
    save.mutate({
      gatherMin: value('gatherMin'),
      mostPerHour: value('mostPerHour'),
      firstMin: value('firstMin'),
      otherMin: value('otherMin'),
    });
  };
  return (
    <Card title={say('alert_rules.title')}>
      <form onSubmit={submit} className="grid gap-3">
        {FIELDS.map(({ key, name, least, most }) => (
          <label key={key} className="grid gap-1">
            <span className="text-soft text-xs">{say(name)}</span>
            <input
              className="field"
              type="number"
              name={key}
              min={least}
              max={most}
              required
              disabled={!mayEdit}
              defaultValue={first[key]}
            />
          </label>
        ))}
        <p className="text-faint text-xs">{say('alert_rules.why')}</p>
        {mayEdit ? (
          <button type="submit" className="button" disabled={save.isPending}>
            {say(save.isPending ? 'common.saving' : save.isSuccess ? 'common.saved' : 'common.save')}
          </button>
        ) : null}
        <p role="status" className={save.isError ? 'text-bad text-xs' : 'sr-only'}>
          {save.isError ? say('alerts.failed') : ''}
        </p>
      </form>
    </Card>
  );
}
