'use client';

import { useMutation } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { Badge } from '@/app/_components/badge';
import { Card } from '@/app/_components/card';
import { Switch } from '@/app/_components/switch';
import { useConsoleView } from '@/app/_lib/console-view';
import { sayCalendar } from '@/app/_lib/say-calendar';
import { useTRPC } from '@/app/_lib/trpc';
import type { RulePalette, RuleRow } from '@/server/api/trpc/answers';
import { formatMoment } from '@/server/domain/wording/dates';
import { Outcome } from './publish-bar';
import { sayScope } from './rule-words';
import { RungRow } from './rung-row';

interface Props {
  rule: RuleRow;
  people: RulePalette['people'];
  calendarNames: RulePalette['calendarNames'];
  /** Orders in a hundred that another version of it is tried on; null while there is no trial. */
  trialPercent: number | null;
  mayEdit: boolean;
}

/** One rule in force: for which orders, its rungs, its switch, and the way to its page. */
export function RuleCard({ rule, people, calendarNames, trialPercent, mayEdit }: Props) {
  const { say, language, viewer } = useConsoleView();
  const router = useRouter();
  const trpc = useTRPC();
  const publish = useMutation(trpc.rule.publish.mutationOptions({ onSuccess: () => router.refresh() }));
  const { code, version, enabled, updatedAt, updatedBy, updatedByName, ...body } = rule;
  const tongue = { say, language, people };
  const name = body.name[language];
  return (
    <Card
      title={
        <span className="flex flex-wrap items-center gap-2">
          {name}
          {enabled ? null : <Badge>{say('rules.off')}</Badge>}
          {trialPercent === null ? null : <Badge tone="brand">{say('trial.is', { n: trialPercent })}</Badge>}
        </span>
      }
      aside={
        <Switch
          label={`${name}: ${say('rules.on')}`}
          isOn={enabled}
          disabled={!mayEdit || publish.isPending}
          onChange={(isOn) => publish.mutate({ code, base: version, body, enabled: isOn, percent: null, note: '' })}
        />
      }
    >
      <p className="break-words text-soft text-xs">
        {sayScope(body.scope, tongue)} · {say(`clock.${body.clock}`)} · {sayCalendar(body.calendar, calendarNames, say, language)}
        {body.holidayFactor > 1 ? ` · ${say('difference.holidays')} × ${body.holidayFactor}` : ''}
      </p>
      <ol className={`mt-3 grid gap-2 ${enabled ? '' : 'opacity-60'}`}>
        {body.rungs.map((rung, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a rung is its place on the ladder
          <li key={index}>
            <RungRow rung={rung} no={index + 1} clock={body.clock} tongue={tongue} />
          </li>
        ))}
      </ol>
      {publish.isError ? (
        <p role="alert" className="mt-2 text-bad text-xs">
          {publish.error.message}
        </p>
      ) : null}
      <p role="status" className="mt-2 text-brand text-xs empty:hidden">
        {publish.data ? <Outcome answer={publish.data} /> : null}
      </p>
      <div className="mt-3 flex flex-wrap items-center justify-between gap-2 border-line border-t pt-3 text-faint text-xs">
        <span>
          {say('rules.version', { n: version })} · {updatedBy === 'default' ? say('rules.by_default') : (updatedByName ?? updatedBy)} ·{' '}
          {formatMoment(updatedAt, language, viewer)}
        </span>
        <Link
          href={`/admin/rules/${encodeURIComponent(code)}`}
          className="button min-h-8"
          aria-label={`${say(mayEdit ? 'rules.edit' : 'rules.open')} ${name}`}
        >
          {say(mayEdit ? 'rules.edit' : 'rules.open')}
        </Link>
      </div>
    </Card>
  );
}
