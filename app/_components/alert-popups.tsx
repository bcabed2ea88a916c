'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { OpenAlert } from '@/server/api/trpc/answers';
import { mayAct } from '@/server/domain/access/staff-role';
import { alertPath } from '@/server/domain/notice/staff-alert';
import { formatMoment } from '@/server/domain/wording/dates';
import { wordAlert } from '@/server/domain/wording/word-alert';

const POLL_MS = 5_000;
/** A new alert stands open for this long, then it waits as a small sign in the corner. */
const OPEN_MS = 60_000;
/** At most; a phone shows the newest alone, or nothing of the page would be left. */
const SHOWN = 3;

/** Alerts that nobody has seen yet, over whatever page is open; they come within seconds and without a reload. */
export function AlertPopups() {
  const { say, staffRole } = useConsoleView();
  const calls = useTRPC();
  const query = useQuery({ ...calls.alert.open.queryOptions(), refetchInterval: POLL_MS });
  const seen = useMutation(calls.alert.acknowledge.mutationOptions({ onSettled: () => void query.refetch() }));
  const alerts = query.data ?? [];
  const newest = alerts[0];
  /** What was chosen while that alert was the newest one; the next opens by itself. */
  const [choice, setChoice] = useState<{ newest: string; isOpen: boolean } | null>(null);
  const isFresh = newest !== undefined && query.dataUpdatedAt - newest.createdAt < OPEN_MS;
  const isOpen = choice?.newest === newest?.id && choice !== null ? choice.isOpen : isFresh;
  const choose = (open: boolean) => newest && setChoice({ newest: newest.id, isOpen: open });
  return (
    <>
      {/* room to scroll what stands at the end of the page out from behind the alerts */}
      {newest && isOpen ? <div aria-hidden="true" className="h-[32rem] print:hidden" /> : null}
      <section
        aria-label={say('alerts.title')}
        aria-live="polite"
        className="pointer-events-none fixed inset-x-3 bottom-3 z-40 grid gap-2 sm:left-auto sm:max-w-96"
      >
        {newest && (!isOpen || alerts.length > 1) ? (
          <button
            type="button"
            onClick={() => choose(!isOpen)}
            className={`pointer-events-auto justify-self-end rounded-full border border-bad-fill bg-card px-3 py-1.5 text-sm shadow-lg ${isOpen && alerts.length <= SHOWN ? 'sm:hidden' : ''}`}
          >
            {isOpen ? (
              <>
                <span className="sm:hidden">{say('alerts.more', { n: alerts.length - 1 })}</span>
                <span className="hidden sm:inline">{say('alerts.more', { n: alerts.length - SHOWN })}</span>
              </>
            ) : (
              say('alerts.waiting', { n: alerts.length })
            )}
          </button>
        ) : null}
        {alerts
          .slice(0, isOpen ? SHOWN : 0)
          .reverse()
          .map((alert) => (
            <Popup
              key={alert.id}
              alert={alert}
              isNewest={alert === newest}
              onHide={() => choose(false)}
              onSeen={staffRole !== null && mayAct(staffRole, 'agent') ? () => seen.mutate({ id: alert.id }) : null}
              isBusy={seen.isPending && seen.variables.id === alert.id}
              hasFailed={seen.isError && seen.variables.id === alert.id}
            />
          ))}
      </section>
    </>
  );
}

interface PopupProps {
  alert: OpenAlert;
  isNewest: boolean;
  onHide: () => void;
  onSeen: (() => void) | null;
  isBusy: boolean;
  hasFailed: boolean;
}

function Popup({ alert, isNewest, onHide, onSeen, isBusy, hasFailed }: PopupProps) {
  const { say, language, viewer } = useConsoleView();
  const words = wordAlert(alert, language, viewer);
  const isOver = alert.template === 'alert.incident_closed' || alert.template === 'alert.alarm_over';
  return (
    <div
      className={`pointer-events-auto rounded-xl border border-line border-l-4 bg-card p-3 shadow-lg ${isOver ? 'border-l-good-fill' : 'border-l-bad-fill'} ${isNewest ? '' : 'hidden sm:block'}`}
    >
      <p className="flex items-start justify-between gap-3">
        <span className="min-w-0 break-words font-semibold">{words.title}</span>
        <span className="shrink-0 text-faint text-xs leading-6">{formatMoment(alert.createdAt, language, viewer)}</span>
      </p>
      <p className="mt-1 max-h-32 overflow-y-auto break-words text-soft">{words.text}</p>
      {hasFailed ? <p className="mt-1 text-bad text-xs">{say('alerts.failed')}</p> : null}
      <div className="mt-2 flex flex-wrap justify-end gap-2">
        <button type="button" className="button" onClick={onHide}>
          {say('alerts.later')}
        </button>
        {onSeen ? (
          <button type="button" className="button" disabled={isBusy} title={say('alerts.seen_why')} onClick={onSeen}>
            {say('alerts.seen')}
          </button>
        ) : null}
        <Link href={alertPath(alert.params)} className="button button-main" onClick={onHide}>
          {say(isOver ? 'alerts.look' : 'alerts.open')}
        </Link>
      </div>
    </div>
  );
}
