import type { ReactNode } from 'react';
import { Card } from '@/app/_components/card';
import { formatMoment, formatWindow } from '@/server/domain/wording/dates';
import { wordHeadline } from '@/server/domain/wording/word-headline';
import { LabelBar } from '../../_parts/label-bar';
import type { PanelProps } from './panel';

/** The headline as the customer reads it now, in both languages, and what was promised. */
export function CustomerPanel({ page, view }: PanelProps) {
  const { say, language } = view;
  const { document } = page;
  const { eta, state } = document;
  const customer = { timeZone: page.timeZone, now: page.asOf ?? page.readAt };
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
            {eta ? (
              <>
                <span className="font-medium">{formatWindow(eta.p10, eta.p90, language, customer)}</span>
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

function Told({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-faint text-xs">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
