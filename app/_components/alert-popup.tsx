'use client';

import Link from 'next/link';
import { useId } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import type { OpenAlert } from '@/server/api/trpc/answers';
import { mayAct } from '@/server/domain/access/staff-role';
import type { AlertStack } from '@/server/domain/notice/stack-alerts';
import { ALERTS, alertPath } from '@/server/domain/notice/staff-alert';
import { formatMoment } from '@/server/domain/wording/dates';
import { wordAlert } from '@/server/domain/wording/word-alert';

export interface PopupProps {
  stack: AlertStack<OpenAlert>;
  /** One of them stands open, the others are a line each, and on a phone nothing, or little of the page would be left. */
  isOpen: boolean;
  onOpen: () => void;
  isUrgent: boolean;
  onHide: () => void;
  onSee: (ids: string[]) => void;
  onTake: (ids: string[]) => void;
  isBusy: boolean;
  hasFailed: boolean;
}

/** Alerts that are alike, as one: what the most pressing says, how many there are, who has taken them, and what can be done. */
export function AlertPopup({ stack, isOpen, onOpen, isUrgent, onHide, onSee, onTake, isBusy, hasFailed }: PopupProps) {
  const { say, language, viewer, staffRole } = useConsoleView();
  const [title, body] = [useId(), useId()];
  const { lead, alerts } = stack;
  const words = wordAlert(lead, language, viewer);
  const ids = alerts.map(({ id }) => id);
  const isCalm = lead.takenAt !== null || !ALERTS[lead.template].asks;
  const mayTake = !isCalm && staffRole !== null && mayAct(staffRole, 'agent');
  const frame = `pointer-events-auto rounded-xl border border-line border-l-4 bg-card p-3 shadow-lg ${isCalm ? 'border-l-good-fill' : 'border-l-bad-fill'}`;
  if (!isOpen) {
    return (
      <div className={`${frame} hidden py-0 sm:block`}>
        <button
          type="button"
          aria-expanded={false}
          onClick={onOpen}
          className="flex min-h-11 w-full items-center justify-between gap-3 text-left"
        >
          <span className="min-w-0 truncate font-semibold">{words.title}</span>
          <span className="shrink-0 text-faint text-xs">
            {alerts.length > 1 ? `${alerts.length} · ` : ''}
            {formatMoment(lead.createdAt, language, viewer)}
          </span>
        </button>
      </div>
    );
  }
  const content = (
    <>
      <div className="flex items-start justify-between gap-3">
        <p id={title} className="min-w-0 break-words font-semibold">
          {words.title}
        </p>
        <span className="shrink-0 text-faint text-xs leading-6">{formatMoment(lead.createdAt, language, viewer)}</span>
      </div>
      <div id={body} className="mt-1 max-h-32 overflow-y-auto break-words text-soft">
        <p>{words.text}</p>
        {alerts.length > 1 ? <p className="text-faint text-xs">{say('alerts.alike', { n: alerts.length - 1 })}</p> : null}
        {lead.takenAt === null ? null : (
          <p className="text-good text-xs">
            {say('alerts.taken_by', { who: lead.takenByName ?? say('common.unknown'), time: formatMoment(lead.takenAt, language, viewer) })}
          </p>
        )}
      </div>
      {hasFailed ? (
        <p role="alert" className="mt-1 text-bad text-xs">
          {say('alerts.failed')}
        </p>
      ) : null}
      <div className="mt-2 flex flex-wrap justify-end gap-2">
        <button type="button" className="button" onClick={onHide}>
          {say('alerts.later')}
        </button>
        <button type="button" className="button" disabled={isBusy} title={say('alerts.seen_why')} onClick={() => onSee(ids)}>
          {say('alerts.seen')}
        </button>
        {mayTake ? (
          <button type="button" className="button" disabled={isBusy} title={say('alerts.take_why')} onClick={() => onTake(ids)}>
            {say('alerts.take')}
          </button>
        ) : null}
        <Link href={alerts.length > 1 ? '/admin/alerts' : alertPath(lead.params)} className="button button-main" onClick={onHide}>
          {say(isCalm ? 'alerts.look' : 'alerts.open')}
        </Link>
      </div>
    </>
  );
  if (!isUrgent)
    return (
      <div data-open className={frame}>
        {content}
      </div>
    );
  return (
    <div data-open role="alertdialog" aria-labelledby={title} aria-describedby={body} className={frame}>
      {content}
    </div>
  );
}
