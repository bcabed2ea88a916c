'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Card } from '@/app/_components/card';
import { Switch } from '@/app/_components/switch';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { RuleDesk } from '@/server/api/trpc/answers';

interface Props {
  approval: RuleDesk['approval'];
  /** People who could approve: one alone has nobody to agree with. */
  approvers: number;
  shops: readonly string[];
  mayEdit: boolean;
}

/** Where a change of a rule takes a second person: everywhere, or for the shops that want it. Asks first where there is no second. */
export function ApprovalCard({ approval, approvers, shops, mayEdit }: Props) {
  const { say } = useConsoleView();
  const router = useRouter();
  const trpc = useTRPC();
  const set = useMutation(trpc.rule.setApproval.mutationOptions({ onSuccess: () => router.refresh() }));
  const [asked, setAsked] = useState<RuleDesk['approval'] | null>(null);
  const isAlone = approvers < 2;
  const isWanted = approval.everywhere || approval.shops.length > 0;
  const change = (next: RuleDesk['approval'], isOn: boolean) => (isOn && isAlone ? setAsked(next) : set.mutate(next));
  const all = [...new Set([...shops, ...approval.shops])].sort();
  const lines = [
    { name: say('approval.everywhere'), isOn: approval.everywhere, next: (everywhere: boolean) => ({ ...approval, everywhere }) },
    ...all.map((shop) => ({
      name: shop,
      isOn: approval.everywhere || approval.shops.includes(shop),
      next: (isOn: boolean) => ({ ...approval, shops: isOn ? [...approval.shops, shop] : approval.shops.filter((one) => one !== shop) }),
    })),
  ];
  return (
    <Card title={say('approval.title')}>
      <p className="mb-2 text-soft text-xs">{say('approval.intro')}</p>
      <ul className="grid gap-2">
        {lines.map(({ name, isOn, next }, index) => (
          <li key={name} className="flex items-center justify-between gap-4">
            <span className="min-w-0 break-all">{name}</span>
            <Switch
              label={`${say('approval.title')}: ${name}`}
              isOn={isOn}
              disabled={!mayEdit || set.isPending || (index > 0 && approval.everywhere)}
              onChange={(is) => change(next(is), is)}
            />
          </li>
        ))}
      </ul>
      {isAlone && (isWanted || asked) ? (
        <div role="alert" className="mt-3 grid gap-2 rounded-lg bg-warn-soft px-3 py-2 text-warn text-xs">
          <p>{say(asked ? 'approval.alone' : 'approval.alone_on', { n: approvers })}</p>
          {asked ? (
            <div className="flex flex-wrap gap-2">
              <button type="button" className="button min-h-8 text-xs" onClick={() => setAsked(null)}>
                {say('common.cancel')}
              </button>
              <button
                type="button"
                className="button min-h-8 text-xs"
                onClick={() => {
                  set.mutate(asked);
                  setAsked(null);
                }}
              >
                {say('approval.on_anyway')}
              </button>
            </div>
          ) : null}
        </div>
      ) : null}
      {set.isError ? (
        <p role="alert" className="mt-2 text-bad text-xs">
          {set.error.message}
        </p>
      ) : null}
    </Card>
  );
}
