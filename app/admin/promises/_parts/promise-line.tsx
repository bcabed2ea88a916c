'use client';

import Link from 'next/link';
import { useState } from 'react';
import { Badge, type Tone } from '@/app/_components/badge';
import { useConsoleView } from '@/app/_lib/console-view';
import { sayWord } from '@/app/_lib/messages';
import type { PromiseLine as Line } from '@/server/api/trpc/answers';
import { promiseState } from '@/server/domain/promise/promise';
import { sayTicketNo } from '@/server/domain/ticket/ticket-no';
import { carrierName } from '@/server/domain/tracking/carriers';
import { formatDuration, formatMoment } from '@/server/domain/wording/dates';
import { PROMISE_NAMES } from '@/server/domain/wording/promise-words';
import { PromiseDoings } from './promise-doings';
import { PromiseStory } from './promise-story';

const TONES: Record<string, Tone> = { open: 'brand', past: 'warn', kept: 'good', broken: 'bad', withdrawn: 'plain' };

interface Props {
  promise: Line;
  showsOrder: boolean;
  onChanged: () => void;
}

/** One promise: what, by when, how it stands; opened, what made it and what came of it. */
export function PromiseLine({ promise, showsOrder, onChanged }: Props) {
  const { say, language, viewer } = useConsoleView();
  const [isOpen, setOpen] = useState(false);
  const moment = (at: number) => formatMoment(at, language, viewer);
  const settled = promiseState(promise);
  const state = settled === 'open' && promise.dueAt < viewer.now ? 'past' : settled;
  const { channel, rule, ruleVersion, carrier, ownerName, keptAt, brokenAt, lateAt, dueAt } = promise;
  const about = [
    channel ? sayChannel() : null,
    rule
      ? say(ruleVersion === null ? 'promises.rule_only' : 'promises.rule_version', {
          rule: promise.ruleName?.[language] ?? rule,
          version: ruleVersion ?? 0,
        })
      : null,
    carrier ? carrierName(carrier, language) : null,
    promise.warehouse,
    ownerName,
    promise.isWish ? say('promises.wish') : null,
  ].filter((one) => one !== null);
  return (
    <li className="px-4 py-3">
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className="cursor-pointer">
          <span className="inline-flex max-w-[calc(100%-1.5rem)] flex-wrap items-center gap-x-2 gap-y-1 align-top">
            <Badge tone={TONES[state] ?? 'plain'}>{say(`promises.state_${state}`)}</Badge>
            <span className="font-medium">{PROMISE_NAMES[promise.kind][language]}</span>
            <span className="digits">{say('promises.by', { time: moment(dueAt) })}</span>
            {keptAt !== null && dueAt - keptAt >= 60_000 ? (
              <span className="text-good text-xs">{say('promises.early', { length: formatDuration(dueAt - keptAt, language) })}</span>
            ) : null}
            {brokenAt !== null ? (
              <span className="text-bad text-xs">
                {lateAt === null ? say('promises.never') : say('promises.late', { length: formatDuration(lateAt - dueAt, language) })}
              </span>
            ) : null}
            <span className="min-w-0 break-words text-faint text-xs">{about.join(' · ')}</span>
          </span>
        </summary>
        {isOpen ? <PromiseStory promise={promise} /> : null}
      </details>
      {showsOrder ? (
        <p className="mt-0.5 flex flex-wrap gap-x-3 text-xs">
          <Link href={`/admin/orders/${promise.orderId}`} className="break-all text-brand">
            {promise.orderNo} · {promise.shop}
          </Link>
          {promise.ticketId && promise.ticketNo ? (
            <Link href={`/admin/tickets/${promise.ticketId}`} className="text-brand">
              {say('tickets.no', { no: sayTicketNo(promise.ticketNo) })}
            </Link>
          ) : null}
        </p>
      ) : null}
      <PromiseDoings promise={promise} isOpen={isOpen} onChanged={onChanged} />
    </li>
  );

  function sayChannel(): string {
    return channel === 'page' || channel === 'phone' ? say(`promises.channel_${channel}`) : sayWord(say, 'channel', channel!);
  }
}
