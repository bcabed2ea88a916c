'use client';

import { useMutation } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { Badge } from '@/app/_components/badge';
import { Card } from '@/app/_components/card';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { OfferedRule, RulePalette, RuleRow } from '@/server/api/trpc/answers';
import { DifferenceList } from './difference-card';
import { Outcome } from './publish-bar';
import { ruleDifferences } from './rule-difference';
import { TakeOrLeave } from './take-or-leave';

interface Props {
  offered: readonly OfferedRule[];
  rules: readonly RuleRow[];
  people: RulePalette['people'];
  mayEdit: boolean;
}

/** What a later release changes of the built-in rules, rule by rule, to be taken or left; nothing where there is none. */
export function OfferedCard({ offered, rules, people, mayEdit }: Props) {
  const { say } = useConsoleView();
  if (offered.length === 0) return null;
  return (
    <div className="mb-4">
      <Card title={say('offered.title')}>
        <p className="mb-3 text-soft text-xs">{say('offered.intro')}</p>
        <ul className="grid gap-4">
          {offered.map((offer) => {
            const rule = rules.find(({ code }) => code === offer.code);
            return rule ? <OfferedRow key={offer.code} offer={offer} rule={rule} people={people} mayEdit={mayEdit} /> : null;
          })}
        </ul>
      </Card>
    </div>
  );
}

function OfferedRow({ offer, rule, people, mayEdit }: { offer: OfferedRule; rule: RuleRow } & Pick<Props, 'people' | 'mayEdit'>) {
  const { say, language } = useConsoleView();
  const router = useRouter();
  const trpc = useTRPC();
  const settle = useMutation(trpc.rule.settleOffered.mutationOptions({ onSuccess: () => router.refresh() }));
  const { code, base, body, isNew } = offer;
  const tongue = { say, language, people };
  const differences = ruleDifferences(isNew ? null : rule, { ...body, enabled: isNew || rule.enabled }, tongue);
  const answer = settle.data;
  return (
    <li className="border-line border-t pt-3 first:border-t-0 first:pt-0">
      <p className="mb-1 flex flex-wrap items-center gap-2">
        <Link href={`/admin/rules/${encodeURIComponent(code)}`} className="break-words font-medium text-brand">
          {body.name[language]}
        </Link>
        {isNew ? <Badge>{say('offered.new')}</Badge> : null}
      </p>
      <DifferenceList differences={differences} />
      <TakeOrLeave
        words={mayEdit ? { take: say(isNew ? 'offered.take_new' : 'offered.take'), leave: say('offered.leave') } : null}
        isBusy={settle.isPending}
        onChoose={(accepts) => settle.mutate({ code, base, accepts })}
        said={
          !answer ? null : answer.kind === 'left' || answer.kind === 'missing' ? say(`offered.${answer.kind}`) : <Outcome answer={answer} />
        }
        error={settle.error?.message}
      />
    </li>
  );
}
