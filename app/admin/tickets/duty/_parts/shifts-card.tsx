import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Card } from '@/app/_components/card';
import { useConsoleView } from '@/app/_lib/console-view';
import { sayCalendar } from '@/app/_lib/say-calendar';
import { useTRPC } from '@/app/_lib/trpc';
import type { DutyPage } from '@/server/api/trpc/answers';
import { EVERY_TEAM, type ShiftPolicy } from '@/server/domain/duty/shift-policy';
import { TICKET_PRIORITIES } from '@/server/domain/ticket/ticket';

interface Props {
  page: DutyPage;
  mayEdit: boolean;
  onChanged: () => void;
}

/** What happens to open tickets when a team's hours end, team by team. */
export function ShiftsCard({ page, mayEdit, onChanged }: Props) {
  const { say, language } = useConsoleView();
  const trpc = useTRPC();
  const [rows, setRows] = useState<readonly ShiftPolicy[]>(page.shifts.rows);
  const save = useMutation(trpc.duty.saveShifts.mutationOptions({ onSuccess: onChanged }));
  const left = page.calendars.filter((code) => code !== 'around_the_clock' && !rows.some((row) => row.code === code));
  const change = (next: ShiftPolicy) => setRows(rows.map((row) => (row.code === next.code ? next : row)));
  const isTouched = JSON.stringify(rows) !== JSON.stringify(page.shifts.rows);
  return (
    <Card title={say('duty.shifts')}>
      <p className="text-soft">{say('duty.shifts_why')}</p>
      <fieldset disabled={!mayEdit} className="mt-3 grid gap-3">
        {rows.map((row) => (
          <Row key={row.code} row={row} names={page.calendarNames} isOnly={rows.length === 1} onChange={change} />
        ))}
      </fieldset>
      {mayEdit ? (
        <div className="mt-3 flex flex-wrap items-center gap-2">
          {left.length > 0 ? (
            <select
              className="field"
              aria-label={say('duty.shift_add')}
              value=""
              onChange={(event) => setRows([{ code: event.target.value, handOver: ['P0', 'P1', 'P2'], aloneMost: 20 }, ...rows])}
            >
              <option value="">{say('duty.shift_add')}</option>
              {left.map((code) => (
                <option key={code} value={code}>
                  {sayCalendar(code, page.calendarNames, say, language)}
                </option>
              ))}
            </select>
          ) : null}
          <span role="status" className={save.isError || (save.data && save.data.kind !== 'saved') ? 'text-bad text-xs' : 'sr-only'}>
            {save.isError ? say('tickets.failed') : save.data?.kind === 'outdated' ? say('tables.outdated') : ''}
          </span>
          {isTouched ? (
            <button
              type="button"
              className="button button-main ml-auto"
              disabled={save.isPending}
              onClick={() => save.mutate({ base: page.shifts.version, rows: [...rows] })}
            >
              {say(save.isPending ? 'common.saving' : 'tables.save')}
            </button>
          ) : null}
        </div>
      ) : null}
    </Card>
  );
}

interface RowProps {
  row: ShiftPolicy;
  names: DutyPage['calendarNames'];
  isOnly: boolean;
  onChange: (row: ShiftPolicy) => void;
}

function Row({ row, names, isOnly, onChange }: RowProps) {
  const { say, language } = useConsoleView();
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <span className="min-w-24 font-medium">
        {row.code === EVERY_TEAM ? say(isOnly ? 'duty.shift_all' : 'duty.shift_every') : sayCalendar(row.code, names, say, language)}
      </span>
      <span className="flex flex-wrap items-center gap-x-3">
        <span className="text-soft text-xs">{say('duty.shift_hand')}</span>
        {TICKET_PRIORITIES.map((one) => (
          <label key={one} className="flex min-h-8 items-center gap-1">
            <input
              type="checkbox"
              checked={row.handOver.includes(one)}
              onChange={(event) =>
                onChange({
                  ...row,
                  handOver: TICKET_PRIORITIES.filter((p) => (p === one ? event.target.checked : row.handOver.includes(p))),
                })
              }
            />
            {one}
          </label>
        ))}
      </span>
      <label className="flex items-center gap-2">
        <span className="text-soft text-xs">{say('duty.shift_alone')}</span>
        <input
          type="number"
          inputMode="numeric"
          min={1}
          className="field digits w-20"
          value={row.aloneMost ?? ''}
          onChange={(event) =>
            onChange({ ...row, aloneMost: Number(event.target.value) > 0 ? Math.round(Number(event.target.value)) : null })
          }
        />
      </label>
    </div>
  );
}
