import type { ReactNode } from 'react';
import { Card } from '@/app/_components/card';
import { localDay } from '@/server/domain/calendar/local-day';
import type { Eta } from '@/server/domain/eta/eta';
import { changeToTell } from '@/server/domain/eta/explain-change';
import { toldArrival } from '@/server/domain/eta/told-arrival';
import { formatDay, formatMoment, formatPromisedDay, formatWindow, type Viewer } from '@/server/domain/wording/dates';
import { wordEtaChange } from '@/server/domain/wording/word-eta-change';
import { wordHeadline } from '@/server/domain/wording/word-headline';
import { LabelBar } from '../../_parts/label-bar';
import type { PanelProps } from './panel';

/** The headline as the customer reads it now, in both languages, and what was promised. */
export function CustomerPanel({ page, view }: PanelProps) {
  const { say, language } = view;
  const { document } = page;
  const { eta, state } = document;
  const customer = { timeZone: page.timeZone, now: page.asOf ?? page.readAt };
  const told = eta && wordArrival(eta, view, customer);
  const change = changeToTell(document, customer.now);
  const other = language === 'en' ? 'zh-CN' : 'en';
  const basis = eta && (eta.basis.orders > 0 ? say('order.eta_basis', { n: eta.basis.orders }) : say('order.eta_default'));
  return (
    <Card
      title={say('order.customer_sees')}
      aside={
        <a className="text-brand" href={`/q/${document.code}`} target="_blank" rel="noreferrer">
          {say('order.open_page')} ↗
        </a>
      }
    >
      <p className="text-lg leading-snug">{wordHeadline(document.headline, language, customer).long}</p>
      <p className="mt-1 text-soft" lang={other}>
        {wordHeadline(document.headline, other, customer).long}
      </p>
      <dl className="mt-3 flex flex-wrap gap-x-8 gap-y-2">
        {state.moments.deliveredAt === null ? (
          <Told name={say('order.eta')}>
            {told ? (
              <>
                <span className="font-medium">{told.words}</span>
                {told.likely === undefined ? null : (
                  <span className="ml-2">{say('order.eta_likely', { day: formatDay(told.likely, language, customer) })}</span>
                )}
                {change ? <span className="block">{wordEtaChange(change, language, customer)}</span> : null}
                <span className="block text-faint text-xs">
                  {say('order.eta_confidence')} · {basis}
                </span>
              </>
            ) : (
              say('order.eta_none')
            )}
          </Told>
        ) : null}
        {state.promisedBy === undefined ? null : (
          <Told name={say('order.promised')}>{formatMoment(state.promisedBy, language, customer)}</Told>
        )}
        {document.nextUpdateAt === undefined ? null : (
          <Told name={say('order.next_update')}>{formatMoment(document.nextUpdateAt, language, customer)}</Told>
        )}
      </dl>
      <div className="mt-4 border-line border-t pt-3">
        <p className="mb-1 text-faint text-xs">{say('order.label')}</p>
        <LabelBar ids={[document.id]} onClear={null} />
      </div>
    </Card>
  );
}

/** What is told of the arrival, in the form that the page chooses; the likely day where the window spans more than one. */
function wordArrival(eta: Eta, { say, language }: PanelProps['view'], customer: Viewer): { words: string; likely?: number } {
  const told = toldArrival(eta, customer.now);
  if (told.kind === 'not_before') return { words: say('order.eta_not_before', { day: formatPromisedDay(told.at, language, customer) }) };
  const window = told.kind === 'late' ? told.window : told;
  const words = window ? formatWindow(window.from, window.to, language, customer) : '';
  const likely = window && 'likely' in window ? window.likely : undefined;
  const isOneDay = window && localDay(window.from, customer.timeZone) === localDay(window.to, customer.timeZone);
  return {
    words: told.kind === 'late' ? `${say('order.eta_late')} ${words}`.trim() : words,
    ...(likely === undefined || isOneDay ? {} : { likely }),
  };
}

function Told({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-faint text-xs">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
