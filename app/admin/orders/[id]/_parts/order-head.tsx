import Link from 'next/link';
import { Badge } from '@/app/_components/badge';
import { CopyButton } from '@/app/_components/copy-button';
import { HEALTH_BADGE, HealthDot } from '@/app/_components/health';
import { LIFECYCLES, OVERLAYS, PHASES } from '@/server/domain/order/lifecycle';
import { AsOfPicker } from './as-of-picker';
import type { PanelProps } from './panel';

/** Which order this is, in what state, and what can be looked at from here. */
export function OrderHead({ page, view }: PanelProps) {
  const { say, language } = view;
  const { document } = page;
  const { state } = document;
  return (
    <div className="mb-4 grid gap-2">
      <Link href="/admin/orders" className="w-fit text-soft text-xs hover:text-brand">
        ← {say('order.back')}
      </Link>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1.5">
          <h1 className="break-all font-mono font-semibold text-xl">{state.orderNo}</h1>
          <CopyButton text={state.orderNo} small />
          <span className="text-soft">{state.shop}</span>
          <span className={`inline-flex items-center gap-1.5 rounded-md px-2 py-0.5 font-medium text-xs ${HEALTH_BADGE[document.health]}`}>
            <HealthDot health={document.health} say={say} />
            {PHASES[state.phase][language]} · {LIFECYCLES[state.lifecycle].name[language]}
          </span>
          {state.forced ? <Badge tone="warn">{say('force.badge')}</Badge> : null}
          {state.combined ? (
            <Link href="/admin/mappings/rules" className="text-soft text-xs hover:text-brand">
              {state.combined.words?.[language] ?? say('combine.decided_by', { rule: state.combined.name[language] })}
            </Link>
          ) : null}
          {state.overlay ? <Badge tone="warn">{OVERLAYS[state.overlay].name[language]}</Badge> : null}
          <span className="text-faint text-xs">
            {LIFECYCLES[state.lifecycle].code}
            {page.asOf === null ? ` · ${say('order.version', { n: document.version })}` : ''}
          </span>
        </div>
        <AsOfPicker orderId={document.id} asOf={page.asOf} />
      </div>
    </div>
  );
}
