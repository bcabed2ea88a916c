'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type ReactNode, useId, useState } from 'react';
import { Card } from '@/app/_components/card';
import { EmptyState } from '@/app/_components/empty-state';
import { type ConsoleView, useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import { type CombinationFault, rebaseRules } from '@/server/domain/order/change-combinations';
import type { CombinationRule } from '@/server/domain/order/combination';
import { PreviewView } from './preview-view';
import { RuleRow } from './rule-row';

interface Props {
  table: { version: number; rules: readonly CombinationRule[] };
  mayEdit: boolean;
  children: ReactNode;
}

/** The rules over several systems: edited as a table, tried out against the orders, saved as a version. */
export function RulesTable({ table, mayEdit, children }: Props) {
  const view = useConsoleView();
  const { say } = view;
  const router = useRouter();
  const calls = useTRPC();
  const noteId = useId();
  const [edited, setEdited] = useState<{ base: Props['table']; rules: readonly CombinationRule[] } | null>(null);
  const [note, setNote] = useState('');
  const preview = useMutation(calls.combination.preview.mutationOptions());
  const save = useMutation(
    calls.combination.save.mutationOptions({
      onSuccess: (answer) => {
        if (answer.kind !== 'saved') return;
        setEdited(null);
        setNote('');
        router.refresh();
      },
    }),
  );
  const rules = edited ? rebaseRules(edited.base.rules, edited.rules, table.rules) : table.rules;
  const isChanged = JSON.stringify(rules) !== JSON.stringify(table.rules);
  const change = (next: readonly CombinationRule[]) => {
    setEdited({ base: table, rules: next });
    preview.reset();
    save.reset();
  };
  const asked = preview.data?.kind === 'refused' ? preview.data : save.data?.kind === 'refused' ? save.data : null;
  const sent = () =>
    rules.map((rule) => ({ ...rule, when: rule.when.map((c) => ({ kinds: [...c.kinds], sources: [...c.sources], says: [...c.says] })) }));
  return (
    <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-[minmax(0,1fr)_minmax(0,28rem)]">
      <Card
        title={table.version === 0 ? say('combine.table_first') : say('combine.table', { n: table.version })}
        aside={
          mayEdit ? (
            <button type="button" className="button min-h-8" onClick={() => change([...rules, newRule(rules)])}>
              {say('combine.add_rule')}
            </button>
          ) : null
        }
        flush
      >
        {rules.length === 0 ? <EmptyState title={say('combine.none')} why={say('combine.none_why')} /> : null}
        <ul className="divide-y divide-line border-line border-t">
          {rules.map((rule) => (
            <RuleRow
              key={rule.code}
              rule={rule}
              mayEdit={mayEdit}
              startsOpen={rule.when.length === 0}
              isSaved={table.rules.some((one) => one.code === rule.code)}
              onChange={(next) => change(rules.map((one) => (one.code === rule.code ? next : one)))}
              onRemove={() => change(rules.filter((one) => one.code !== rule.code))}
            />
          ))}
        </ul>
      </Card>
      <div className="grid min-w-0 gap-4 xl:sticky xl:top-4">
        <p role="status" className="rounded-lg bg-good-soft px-3 py-2 text-good empty:hidden">
          {save.data?.kind === 'saved' && !isChanged ? say('mappings.saved', { n: save.data.version }) : ''}
        </p>
        {mayEdit && isChanged ? (
          <Card title={say('combine.changed')}>
            <div className="grid gap-3">
              <PreviewView
                tally={preview.data?.kind === 'preview' ? preview.data : null}
                isWorking={preview.isPending}
                error={preview.error?.message ?? null}
                hint={say('combine.preview_first')}
              />
              <label htmlFor={noteId} className="grid gap-1">
                <span className="text-soft text-xs">{say('mappings.note')}</span>
                <input id={noteId} className="field" maxLength={300} value={note} onChange={(event) => setNote(event.target.value)} />
              </label>
              <div className="flex flex-wrap gap-2">
                <button type="button" className="button" disabled={preview.isPending} onClick={() => preview.mutate({ rules: sent() })}>
                  {say('combine.try')}
                </button>
                <button
                  type="button"
                  className="button button-main"
                  disabled={save.isPending}
                  onClick={() => save.mutate({ base: table.version, rules: sent(), note })}
                >
                  {say(save.isPending ? 'common.saving' : 'mappings.save', { n: table.version + 1 })}
                </button>
                <button type="button" className="button" onClick={() => change(table.rules)}>
                  {say('combine.discard')}
                </button>
              </div>
              {asked ? <Faults faults={asked.faults} rules={rules} view={view} /> : null}
              {save.data?.kind === 'outdated' && save.data.version > table.version ? (
                <p role="alert" className="text-bad text-xs">
                  {say('mappings.outdated', { n: save.data.version })}{' '}
                  <button type="button" className="font-medium underline" onClick={() => router.refresh()}>
                    {say('mappings.reload')}
                  </button>
                </p>
              ) : null}
              {save.data?.kind === 'unchanged' ? (
                <p role="status" className="text-brand text-xs">
                  {say('mappings.unchanged')}
                </p>
              ) : null}
              {save.error ? (
                <p role="alert" className="break-words text-bad text-xs">
                  {save.error.message}
                </p>
              ) : null}
            </div>
          </Card>
        ) : null}
        {children}
      </div>
    </div>
  );
}

function Faults({ faults, rules, view }: { faults: readonly CombinationFault[]; rules: readonly CombinationRule[]; view: ConsoleView }) {
  const nameOf = (code: string) => rules.find((rule) => rule.code === code)?.name[view.language] ?? code;
  return (
    <ul role="alert" className="list-disc pl-5 text-bad text-xs">
      {faults.map(({ code, why }) => (
        <li key={`${code}|${why}`}>{view.say(`combine.fault_${why}`, { rule: nameOf(code) })}</li>
      ))}
    </ul>
  );
}

/** An empty row under the first code that is free. */
function newRule(rules: readonly CombinationRule[]): CombinationRule {
  let n = rules.length + 1;
  while (rules.some((rule) => rule.code === `rule_${n}`)) n += 1;
  return {
    code: `rule_${n}`,
    name: { 'zh-CN': `新规则 ${n}`, en: `New rule ${n}` },
    enabled: true,
    when: [],
    lifecycle: 'picked',
    since: 0,
  };
}
