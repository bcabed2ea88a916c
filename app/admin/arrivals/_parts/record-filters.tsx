import type { ReactNode } from 'react';
import type { Say } from '@/app/_lib/messages';
import { laneValue, PERIODS, type RecordQuery, readLane } from '@/server/api/arrival/record-query';
import type { ArrivalRecord } from '@/server/api/trpc/answers';
import { SCORE_KINDS, SCORED_STAGES } from '@/server/domain/arrival/arrival-score';
import type { WrittenLanguage } from '@/server/domain/shared/language';
import { carrierName } from '@/server/domain/tracking/carriers';
import { SCORED_STAGE_NAMES, wordLane } from '@/server/domain/wording/arrival-words';

interface Props {
  query: RecordQuery;
  record: ArrivalRecord;
  shops: string[];
  say: Say;
  language: WrittenLanguage;
}

/** What the record is narrowed to: a form that asks by its address, so that a view can be kept and passed on. */
export function RecordFilters({ query, record, shops, say, language }: Props) {
  const lanes = record.groups.flatMap(({ lane }) => (lane ? [laneValue(lane)] : []));
  const lane = query.lane && readLane(query.lane) ? query.lane : '';
  const all: [string, string] = ['', say('common.all')];
  const period = PERIODS.find((one) => one === query.days) ?? '30';
  const choices: { name: keyof RecordQuery; label: string; value: string; options: [string, string][] }[] = [
    {
      name: 'days',
      label: say('arrivals.period'),
      value: period,
      options: PERIODS.map((one) => [one, one === 'own' ? say('arrivals.own') : say('arrivals.days', { n: one })]),
    },
    {
      name: 'stage',
      label: say('arrivals.stage'),
      value: query.stage ?? 'picked_up',
      options: SCORED_STAGES.map((one) => [one, SCORED_STAGE_NAMES[one][language]]),
    },
    {
      name: 'kind',
      label: say('arrivals.kind'),
      value: query.kind ?? 'live',
      options: SCORE_KINDS.map((one) => [one, say(`arrivals.kind_${one}`)]),
    },
    {
      name: 'shop',
      label: say('arrivals.shop'),
      value: query.shop ?? '',
      options: [all, ...known(query.shop, shops).map((one): [string, string] => [one, one])],
    },
    {
      name: 'carrier',
      label: say('arrivals.carrier'),
      value: query.carrier ?? '',
      options: [all, ...known(query.carrier, record.choices.carriers).map((one): [string, string] => [one, carrierName(one, language)])],
    },
    {
      name: 'lane',
      label: say('arrivals.lane'),
      value: lane,
      options: [all, ...known(lane, lanes).map((one): [string, string] => [one, wordLane(readLane(one)!, language)])],
    },
  ];
  return (
    <form
      method="get"
      aria-label={say('arrivals.filters')}
      className="mb-4 grid grid-cols-2 items-end gap-2 sm:grid-cols-3 xl:grid-cols-5 2xl:grid-cols-9"
    >
      {choices.map(({ name, label, value, options }) => (
        <Field key={name} label={label}>
          <select name={name} className="field w-full min-w-0 text-ink" defaultValue={value}>
            {options.map(([one, words]) => (
              <option key={one} value={one}>
                {words}
              </option>
            ))}
          </select>
        </Field>
      ))}
      <Field label={say('arrivals.from')}>
        <input type="date" name="from" className="field digits w-full min-w-0 text-ink" defaultValue={record.fromOn} />
      </Field>
      <Field label={say('arrivals.to')}>
        <input type="date" name="to" className="field digits w-full min-w-0 text-ink" defaultValue={record.toOn} />
      </Field>
      <button type="submit" className="button button-main">
        {say('arrivals.show')}
      </button>
    </form>
  );
}

/** What can be chosen, with what is chosen, though nothing of it is in the figures shown. */
function known(chosen: string | undefined, all: readonly string[]): readonly string[] {
  return !chosen || all.includes(chosen) ? all : [chosen, ...all];
}

/** A label above what it is for. */
function Field({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is its child
    <label className="grid min-w-0 gap-0.5 text-faint text-xs">
      {label}
      {children}
    </label>
  );
}
