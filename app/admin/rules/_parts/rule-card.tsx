'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Badge } from '@/app/_components/badge';
import { Card } from '@/app/_components/card';
import { Switch } from '@/app/_components/switch';
import { useConsoleView } from '@/app/_lib/console-view';
import { type Say, sayWord } from '@/app/_lib/messages';
import { useTRPC } from '@/app/_lib/trpc';
import type { RuleRow } from '@/server/api/trpc/answers';
import type { Rung } from '@/server/domain/rule/rule';
import type { WrittenLanguage } from '@/server/domain/shared/language';
import { formatMoment } from '@/server/domain/wording/dates';
import { reasonOf } from '@/server/domain/wording/reasons';
import { RuleHistory } from './rule-history';
import { RuleProgress } from './rule-progress';
import { RungEditor } from './rung-editor';
import { RungRow } from './rung-row';

/** One row of the ladder: its rungs, its switch, its history; editable where the role allows. */
export function RuleCard({ rule, mayEdit }: { rule: RuleRow; mayEdit: boolean }) {
  const { say, language, viewer } = useConsoleView();
  const router = useRouter();
  const trpc = useTRPC();
  const [draft, setDraft] = useState<Rung[] | null>(null);
  const [isHistoryOpen, setHistoryOpen] = useState(false);
  const change = useMutation(trpc.rule.change.mutationOptions({ onSuccess: () => router.refresh() }));
  const { code, version, enabled, updatedAt, updatedBy, updatedByName, ...body } = rule;
  const save = (next: { rungs?: Rung[]; enabled?: boolean }) =>
    change.mutate(
      {
        code,
        body: { ...body, rungs: next.rungs ?? body.rungs },
        enabled: next.enabled ?? enabled,
      },
      { onSuccess: () => setDraft(null) },
    );
  const isInOrder = isAscending(draft ?? []);
  return (
    <Card
      title={
        <span className="flex items-center gap-2">
          {body.name[language]}
          {enabled ? null : <Badge>{say('rules.off')}</Badge>}
        </span>
      }
      aside={
        <Switch
          label={`${body.name[language]}: ${say('rules.on')}`}
          isOn={enabled}
          disabled={!mayEdit || change.isPending}
          onChange={(isOn) => save({ enabled: isOn })}
        />
      }
    >
      <p className="text-soft text-xs">{scopeOf(rule, say, language)}</p>
      <ol className={`mt-3 grid gap-2 ${enabled ? '' : 'opacity-60'}`}>
        {(draft ?? body.rungs).map((rung, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a rung is its place on the ladder
          <li key={index}>
            {draft ? (
              <RungEditor rung={rung} no={index + 1} onChange={(next) => setDraft(draft.map((one, at) => (at === index ? next : one)))} />
            ) : (
              <RungRow rung={rung} no={index + 1} clock={body.clock} say={say} />
            )}
          </li>
        ))}
      </ol>
      {isInOrder ? null : (
        <p role="alert" className="mt-2 text-bad text-xs">
          {say('rules.not_later')}
        </p>
      )}
      {change.isError ? (
        <p role="alert" className="mt-2 text-bad text-xs">
          {change.error.message}
        </p>
      ) : null}
      {change.data ? (
        <p role="status" className="mt-2 text-brand text-xs">
          {change.data.kind === 'changed' ? <RuleProgress code={code} version={change.data.version} /> : say('rules.unchanged')}
        </p>
      ) : null}
      <div className="mt-3 flex flex-wrap items-center justify-between gap-2 border-line border-t pt-3 text-xs">
        <button
          type="button"
          className="text-faint hover:text-brand"
          aria-expanded={isHistoryOpen}
          onClick={() => setHistoryOpen(!isHistoryOpen)}
        >
          {say('rules.version', { n: version })} · {updatedBy === 'default' ? say('rules.by_default') : (updatedByName ?? updatedBy)} ·{' '}
          {formatMoment(updatedAt, language, viewer)}
        </button>
        {mayEdit && !draft ? (
          <button type="button" className="button min-h-8" onClick={() => setDraft(body.rungs)}>
            {say('rules.edit')}
          </button>
        ) : null}
        {draft ? (
          <span className="flex gap-2">
            <button type="button" className="button min-h-8" onClick={() => setDraft(null)}>
              {say('common.cancel')}
            </button>
            <button
              type="button"
              className="button button-main min-h-8"
              disabled={!isInOrder || change.isPending}
              onClick={() => save({ rungs: draft })}
            >
              {say(change.isPending ? 'common.saving' : 'common.save')}
            </button>
          </span>
        ) : null}
      </div>
      {isHistoryOpen ? <RuleHistory code={code} /> : null}
    </Card>
  );
}

/** What the rule is about, on which clock it runs and for which orders. */
function scopeOf(rule: RuleRow, say: Say, language: WrittenLanguage): string {
  return [
    reasonOf(rule.reason).name[language],
    say(rule.calendar === 'around_the_clock' ? 'rules.around_the_clock' : 'rules.business'),
    rule.holidayFactor > 1 ? `${say('rules.holidays')} × ${rule.holidayFactor}` : '',
    (rule.scope.orderTypes ?? []).map((type) => sayWord(say, 'order', `type_${type}`)).join(', '),
    rule.scope.lane ? say(`rules.${rule.scope.lane}`) : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

function isAscending(rungs: readonly Rung[]): boolean {
  return rungs.every(
    (rung, index) => index === 0 || (rung.atLeast ?? rung.afterMin) > (rungs[index - 1]!.atLeast ?? rungs[index - 1]!.afterMin),
  );
}
