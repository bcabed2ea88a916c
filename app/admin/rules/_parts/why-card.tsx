'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useId, useState } from 'react';
import { Card } from '@/app/_components/card';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { OrderExplained } from '@/server/api/trpc/answers';
import type { RuleBody } from '@/server/domain/rule/rule';

interface Props {
  /** What is being written, as if it were in force; null while it cannot be. */
  draft: { code: string; body: RuleBody; enabled: boolean } | null;
}

/** Which rule watches each clock of a real order, and why the others stood back. */
export function WhyCard({ draft }: Props) {
  const { say } = useConsoleView();
  const trpc = useTRPC();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState<{ orderNo: string; draft: Props['draft'] } | null>(null);
  const query = useQuery({
    ...trpc.rule.explain.queryOptions({ orderNo: asked?.orderNo ?? '', ...(asked?.draft ? { draft: asked.draft } : {}) }),
    enabled: asked !== null,
  });
  return (
    <Card title={say('why.title')}>
      <p className="text-soft text-xs">{say('why.intro')}</p>
      <form
        className="mt-2 flex gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (typed.trim() !== '') setAsked({ orderNo: typed.trim(), draft });
        }}
      >
        <label htmlFor={id} className="sr-only">
          {say('why.order')}
        </label>
        <input
          id={id}
          className="field min-w-0 flex-1"
          maxLength={100}
          placeholder={say('why.order')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <button type="submit" className="button">
          {say('why.show')}
        </button>
      </form>
      <div role="status" className="mt-2 grid gap-3">
        {asked && query.isPending ? <p className="text-faint">{say('common.loading')}</p> : null}
        {query.isError ? <p className="text-bad">{say('common.failed')}</p> : null}
        {query.data?.length === 0 ? <p className="text-faint">{say('why.none')}</p> : null}
        {query.data?.map((order) => (
          <Explained key={order.id} order={order} />
        ))}
      </div>
    </Card>
  );
}

function Explained({ order }: { order: OrderExplained }) {
  const { say, language } = useConsoleView();
  return (
    <div className="min-w-0">
      <Link href={`/admin/orders/${order.id}`} className="break-all font-medium text-brand">
        {order.shop} · {order.orderNo}
      </Link>
      {order.clocks.length === 0 ? <p className="text-faint">{say('why.no_clock')}</p> : null}
      <ul className="grid gap-2">
        {order.clocks.map(({ clock, shipmentKey, watchedBy, stoodBack }) => {
          const names = new Map([...watchedBy, ...stoodBack.map(({ rule }) => rule)].map(({ code, name }) => [code, name[language]]));
          const nameOf = (code: string) => (code === '' ? say('why.this') : (names.get(code) ?? code));
          return (
            <li key={`${clock}|${shipmentKey}`}>
              <p>
                {say(`clock.${clock}`)}
                {shipmentKey ? <span className="break-all text-faint text-xs"> {shipmentKey}</span> : null}
                {language === 'en' ? ': ' : '：'}
                <span className="font-medium">
                  {watchedBy.length === 0
                    ? say('why.nobody')
                    : watchedBy.map(({ code }) => say('why.watched', { rule: nameOf(code) })).join(language === 'en' ? ', ' : '，')}
                </span>
              </p>
              {watchedBy.map(({ code, asks }) => (
                <p key={code} className="text-soft text-xs">
                  {asks.length === 0
                    ? say('why.asks_none')
                    : say('why.asks', { fields: asks.map((field) => say(`rule.scope_${field}`)).join(language === 'en' ? ', ' : '、') })}
                </p>
              ))}
              {stoodBack.map(({ rule, for: winner, because }) => (
                <p key={rule.code} className="text-faint text-xs">
                  {say(`why.${because}`, { rule: nameOf(rule.code), winner: nameOf(winner) })}
                </p>
              ))}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
