import { Badge } from '@/app/_components/badge';
import type { Say } from '@/app/_lib/messages';
import type { Clock, Rung } from '@/server/domain/rule/rule';
import { sayLength } from './length';

/** Clocks that count towards an end instead of from a start. */
const ENDS = new Set<Clock>(['pickup_point', 'past_promise']);

/** One rung in words: when it is reached and what happens then. */
export function RungRow({ rung, no, clock, say }: { rung: Rung; no: number; clock: Clock; say: Say }) {
  const when = whenOf(rung, clock, say);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-lg bg-sunken px-3 py-2">
      <span aria-hidden="true" className={`size-2.5 rounded-full ${rung.red ? 'bg-bad-fill' : 'bg-warn-fill'}`} />
      <span className="sr-only">{say('rules.rung', { n: no })}</span>
      <span className="digits w-28 font-medium">{when}</span>
      <span className="flex flex-wrap gap-1.5">
        <Badge tone={rung.red ? 'bad' : 'warn'}>{rung.severity}</Badge>
        {rung.tellCustomer ? <Badge tone="brand">{say('rules.tell')}</Badge> : null}
        {rung.alert ? (
          <Badge>
            {say('rules.alert')} {sayAlert(rung.alert, say)}
          </Badge>
        ) : null}
      </span>
      <span className="ml-auto text-faint text-xs">{say('rules.update_within', { length: sayLength(rung.nextUpdateMin, say) })}</span>
    </div>
  );
}

/** Everybody of a role by its name; one person as such. */
function sayAlert(alert: NonNullable<Rung['alert']>, say: Say): string {
  return alert === 'agent' || alert === 'supervisor' || alert === 'admin' ? say(`role.${alert}`) : say('rules.one_person');
}

function whenOf(rung: Rung, clock: Clock, say: Say): string {
  if (rung.atLeast !== undefined) return say('rules.at_least', { n: rung.atLeast });
  if (rung.at === 'end_of_day') return say('rules.end_of_day');
  if (rung.afterMin === 0 && ENDS.has(clock)) return say('rules.at_end');
  return say(rung.afterMin < 0 ? 'rules.before_end' : 'rules.past', { length: sayLength(rung.afterMin, say) });
}
