'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { AnalysisSettingsPage } from '@/server/api/trpc/answers';
import { LEAST_STEP_DAYS } from '@/server/domain/analysis/analysis-settings';
import { CADENCES } from '@/server/domain/analysis/report-period';

interface Props {
  settings: AnalysisSettingsPage;
  mayEdit: boolean;
}

/** When reports are made and what an overdue order is taken to cost. */
export function SettingsForm({ settings, mayEdit }: Props) {
  const { say } = useConsoleView();
  const router = useRouter();
  const trpc = useTRPC();
  const [draft, setDraft] = useState(settings);
  const { loss, report, stepDays } = draft;
  const change = useMutation(trpc.analysis.change.mutationOptions({ onSuccess: () => router.refresh() }));
  const putLoss = (part: Partial<typeof loss>) => setDraft({ ...draft, loss: { ...loss, ...part } });
  const putReport = (part: Partial<typeof report>) => setDraft({ ...draft, report: { ...report, ...part } });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate(draft);
  };
  const number =
    (value: number, max: number, step: string, put: (value: number) => void, min = 0) =>
    (id: string) => (
      <input
        id={id}
        type="number"
        className="field digits w-full min-w-0 text-ink"
        min={min}
        max={max}
        step={step}
        required
        defaultValue={value}
        onChange={(event) => put(event.target.valueAsNumber)}
      />
    );
  return (
    <form onSubmit={submit} className="grid gap-3">
      <fieldset disabled={!mayEdit} className="grid gap-3">
        <div className="flex flex-wrap gap-x-4 gap-y-1">
          {CADENCES.map((cadence) => (
            <label key={cadence} className="flex min-h-9 items-center gap-1.5">
              <input
                type="checkbox"
                checked={report.cadences.includes(cadence)}
                onChange={(event) =>
                  putReport({
                    cadences: CADENCES.filter((one) => (one === cadence ? event.target.checked : report.cadences.includes(one))),
                  })
                }
              />
              {say(`analysis.cadence.${cadence}`)}
            </label>
          ))}
        </div>
        <div className="grid gap-3 sm:grid-cols-3">
          <Field label={say('analysis.hour')}>{number(report.hour, 23, '1', (hour) => putReport({ hour }))}</Field>
          <Field label={say('analysis.zone')}>
            {(id) => (
              <input
                id={id}
                className="field w-full min-w-0 text-ink"
                maxLength={64}
                required
                value={report.timeZone}
                onChange={(event) => putReport({ timeZone: event.target.value })}
              />
            )}
          </Field>
          <Field label={say('analysis.language')}>
            {(id) => (
              <select
                id={id}
                className="field w-full min-w-0 text-ink"
                value={report.language}
                onChange={(event) => putReport({ language: event.target.value === 'en' ? 'en' : 'zh-CN' })}
              >
                <option value="zh-CN">中文</option>
                <option value="en">English</option>
              </select>
            )}
          </Field>
          <Field label={say('analysis.per_day')}>{number(loss.perLateDay, 100_000, '0.01', (perLateDay) => putLoss({ perLateDay }))}</Field>
          <Field label={say('analysis.currency')}>
            {(id) => (
              <input
                id={id}
                className="field digits w-full min-w-0 text-ink uppercase"
                pattern="[A-Za-z]{3}"
                maxLength={3}
                required
                value={loss.currency}
                onChange={(event) => putLoss({ currency: event.target.value.toUpperCase() })}
              />
            )}
          </Field>
          <Field label={say('analysis.refund')}>
            {number(loss.refundPercent, 100, '0.1', (refundPercent) => putLoss({ refundPercent }))}
          </Field>
          <Field label={say('analysis.step_days')}>
            {number(stepDays, 3_650, '1', (days) => setDraft({ ...draft, stepDays: days }), LEAST_STEP_DAYS)}
          </Field>
        </div>
      </fieldset>
      {mayEdit ? (
        <button type="submit" className="button button-main justify-self-start" disabled={change.isPending}>
          {say(change.isPending ? 'common.saving' : 'common.save')}
        </button>
      ) : (
        <p className="text-faint text-xs">{say('analysis.supervisor_only')}</p>
      )}
      {change.isSuccess ? (
        <p role="status" className="text-good text-xs">
          {say('analysis.saved')}
        </p>
      ) : null}
      {change.isError ? (
        <p role="alert" className="text-bad text-xs">
          {change.error.message}
        </p>
      ) : null}
    </form>
  );
}

/** A label above what it is for. */
function Field({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <label className="grid min-w-0 content-between gap-0.5 text-faint text-xs" htmlFor={id}>
      {label}
      {children(id)}
    </label>
  );
}
