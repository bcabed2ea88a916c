import { Badge } from '@/app/_components/badge';
import type { Clock, Rung } from '@/server/domain/rule/rule';
import { sayLength } from './length';
import { type RuleTongue, sayAlert, sayConsequences, sayTell, sayWhen } from './rule-words';

/** One rung in words: when it is reached and what happens then. */
export function RungRow({ rung, no, clock, tongue }: { rung: Rung; no: number; clock: Clock; tongue: RuleTongue }) {
  const { say } = tongue;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-lg bg-sunken px-3 py-2">
      <span aria-hidden="true" className={`size-2.5 rounded-full ${rung.red ? 'bg-bad-fill' : 'bg-warn-fill'}`} />
      <span className="sr-only">{say('rules.rung', { n: no })}</span>
      <span className="digits font-medium sm:min-w-28">{sayWhen(rung, clock, say)}</span>
      <span className="flex flex-wrap gap-1.5">
        <Badge tone={rung.red ? 'bad' : 'warn'}>{rung.severity}</Badge>
        {rung.tellCustomer ? <Badge tone="brand">{rung.draft ? sayTell(rung, say) : say('rules.tell')}</Badge> : null}
        {rung.alert ? <Badge>{sayAlert(rung.alert, tongue)}</Badge> : null}
      </span>
      <span className="text-faint text-xs max-sm:basis-full sm:ml-auto">
        {say('rules.update_within', { length: sayLength(rung.nextUpdateMin, say) })}
      </span>
      {rung.also?.length ? <span className="basis-full break-words text-soft text-xs">{sayConsequences(rung.also, tongue)}</span> : null}
    </div>
  );
}
