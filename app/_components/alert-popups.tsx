'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import { useStaffNews } from '@/app/_lib/use-staff-news';
import { stackAlerts } from '@/server/domain/notice/stack-alerts';
import { mayWake } from '@/server/domain/notice/staff-alert';
import { AlertPopup } from './alert-popup';
import { AlertSign } from './alert-sign';

/** Where the line that tells of news is cut, they come this late. */
const POLL_MS = 10_000;
/** A new alert stands open for this long, then it waits as a small sign in the frame. */
const OPEN_MS = 60_000;
const SHOWN = 3;
/** Leads into the alerts from anywhere, as nothing takes the focus away from whoever is typing. */
const KEY = 'F8';

/**
 * Alerts that nobody has seen yet, over whatever page is open: within a second or two, without a reload. What is alike is one.
 * F8 leads to them and Escape hides them.
 */
export function AlertPopups() {
  const { say } = useConsoleView();
  const calls = useTRPC();
  const region = useRef<HTMLElement>(null);
  const before = useRef<Element | null>(null);
  const query = useQuery({ ...calls.alert.open.queryOptions(), refetchInterval: POLL_MS });
  const { refetch } = query;
  useStaffNews(useCallback(() => void refetch(), [refetch]));
  const again = { onSettled: () => void refetch() };
  const see = useMutation(calls.alert.see.mutationOptions(again));
  const take = useMutation(calls.alert.take.mutationOptions(again));
  const stacks = stackAlerts(query.data ?? []);
  const newest = query.data?.[0];
  /** What was chosen while that alert was the newest one; the next opens by itself. */
  const [choice, setChoice] = useState<{ newest: string; isOpen: boolean } | null>(null);
  const isFresh = newest !== undefined && query.dataUpdatedAt - newest.createdAt < OPEN_MS;
  const isOpen = choice?.newest === newest?.id && choice !== null ? choice.isOpen : isFresh;
  /** The one of several that stands open; the others are a line each. */
  const [opened, setOpened] = useState<string | null>(null);
  const lead = (stacks.find((stack) => stack.lead.id === opened) ?? stacks[0])?.lead.id;
  const choose = (open: boolean) => newest && setChoice({ newest: newest.id, isOpen: open });
  const newestId = newest?.id;
  useEffect(() => {
    const goThere = (event: globalThis.KeyboardEvent) => {
      if (event.key !== KEY || newestId === undefined) return;
      event.preventDefault();
      before.current = document.activeElement;
      setChoice({ newest: newestId, isOpen: true });
      focusOpened(region.current);
    };
    document.addEventListener('keydown', goThere);
    return () => document.removeEventListener('keydown', goThere);
  }, [newestId]);
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !isOpen) return;
    choose(false);
    if (before.current instanceof HTMLElement) before.current.focus();
  };
  const n = stacks.length;
  return (
    <>
      {newest && !isOpen ? <AlertSign words={say('alerts.waiting', { n: query.data?.length ?? 0 })} onOpen={() => choose(true)} /> : null}
      {/* room to scroll what stands at the end of the page out from behind the alerts */}
      {newest && isOpen ? <div aria-hidden="true" className="h-[24rem] print:hidden" /> : null}
      <section
        ref={region}
        aria-label={say('alerts.region')}
        aria-live="polite"
        onKeyDown={leave}
        className="pointer-events-none fixed inset-x-3 bottom-3 z-40 grid grid-cols-1 gap-2 sm:left-auto sm:w-96"
      >
        {isOpen && n > 1 ? (
          <button
            type="button"
            onClick={() => choose(false)}
            className={`pointer-events-auto justify-self-end rounded-full border border-bad-fill bg-card px-3 py-1.5 text-sm shadow-lg ${n <= SHOWN ? 'sm:hidden' : ''}`}
          >
            <span className="sm:hidden">{say('alerts.more', { n: n - 1 })}</span>
            <span className="hidden sm:inline">{say('alerts.more', { n: n - SHOWN })}</span>
          </button>
        ) : null}
        {stacks
          .slice(0, isOpen ? SHOWN : 0)
          .reverse()
          .map((stack) => (
            <AlertPopup
              key={stack.lead.id}
              stack={stack}
              isOpen={stack.lead.id === lead}
              onOpen={() => {
                setOpened(stack.lead.id);
                focusOpened(region.current);
              }}
              isUrgent={stack.lead.takenAt === null && mayWake(stack.lead.template, stack.lead.params)}
              onHide={() => choose(false)}
              onSee={(ids) => see.mutate({ ids })}
              onTake={(ids) => take.mutate({ ids })}
              isBusy={see.isPending || take.isPending}
              hasFailed={[see, take].some((call) => call.isError && call.variables.ids.includes(stack.lead.id))}
            />
          ))}
      </section>
    </>
  );
}

/** Leads the keyboard into the alert that stands open, once it stands there. */
function focusOpened(region: HTMLElement | null): void {
  requestAnimationFrame(() => region?.querySelector<HTMLElement>(':scope > [data-open] button')?.focus());
}
