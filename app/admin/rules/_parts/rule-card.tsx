'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Badge } from '@/app/_components/badge';
import { Card } from '@/app/_components/card';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { RuleRow } from '@/server/api/trpc/answers';
import type { Rung } from '@/server/domain/rule/rule';
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
        body: { ...body, orderTypes: body.orderTypes as ('normal' | 'presale' | 'custom')[], rungs: next.rungs ?? body.rungs },
        enabled: next.enabled ?? enabled,
      },
      { onSuccess: () => setDraft(null) },
    );
  const isAscending = (draft ?? []).every((rung, index, all) => index === 0 || rung.afterMin > all[index - 1]!.afterMin);
  const facts = [
    say(body.calendar === 'business' ? 'rules.business' : 'rules.around_the_clock'),
    body.holidayFactor > 1 ? `${say('rules.holidays')} × ${body.holidayFactor}` : null,
    body.orderTypes.length > 0 ? body.orderTypes.map((type) => say(`order.type_${type as 'normal'}`)).join(', ') : null,
    body.lane ? say(`rules.${body.lane}`) : null,
  ].filter(Boolean);
  return (
    <Card
      title={
        <span className="flex items-center gap-2">
          {body.name[language]}
          {enabled ? null : <Badge>{say('rules.off')}</Badge>}
        </span>
      }
      aside={
        <button
          type="button"
          role="switch"
          aria-checked={enabled}
          aria-label={`${body.name[language]}: ${say('rules.on')}`}
          disabled={!mayEdit || change.isPending}
          onClick={() => save({ enabled: !enabled })}
          className={`relative h-5 w-9 rounded-full transition-colors disabled:opacity-60 ${enabled ? 'bg-brand' : 'bg-line'}`}
        >
          <span className={`absolute top-0.5 size-4 rounded-full bg-card transition-[left] ${enabled ? 'left-[1.125rem]' : 'left-0.5'}`} />
        </button>
      }
    >
      <p className="text-soft text-xs">
        {reasonOf(body.reason).name[language]} · {facts.join(' · ')}
      </p>
      <ol className={`mt-3 grid gap-2 ${enabled ? '' : 'opacity-60'}`}>
        {(draft ?? body.rungs).map((rung, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a rung is its place on the ladder
          <li key={index}>
            {draft ? (
              <RungEditor rung={rung} no={index + 1} onChange={(next) => setDraft(draft.map((one, at) => (at === index ? next : one)))} />
            ) : (
              <RungRow rung={rung} no={index + 1} clock={body.clock} say={say} language={language} />
            )}
          </li>
        ))}
      </ol>
      {draft && !isAscending ? (
        <p role="alert" className="mt-2 text-bad text-xs">
          {say('rules.not_later')}
        </p>
      ) : null}
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
              disabled={!isAscending || change.isPending}
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
