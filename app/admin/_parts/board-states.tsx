import Link from 'next/link';
import { Card } from '@/app/_components/card';
import { HealthBar } from '@/app/_components/health';
import type { Say } from '@/app/_lib/messages';
import { orderAddress } from '@/app/_lib/order-address';
import { type Tally, tallyBy } from '@/app/_lib/tally';
import type { Board } from '@/server/api/trpc/answers';
import { LIFECYCLES, type Lifecycle, PHASES, type Phase } from '@/server/domain/order/lifecycle';
import type { WrittenLanguage } from '@/server/domain/shared/language';

/** Open orders by phase and state, in the order of the journey. */
export function BoardStates({ cells, say, language }: { cells: Board['cells']; say: Say; language: WrittenLanguage }) {
  const byState = new Map(tallyBy(cells, (cell) => cell.lifecycle).map((tally) => [tally.key, tally]));
  const byPhase = new Map(tallyBy(cells, (cell) => cell.phase).map((tally) => [tally.key, tally]));
  const phases = (Object.keys(PHASES) as Phase[]).filter((phase) => phase !== 'completed' || byPhase.has(phase));
  const states = Object.keys(LIFECYCLES) as Lifecycle[];
  return (
    <Card title={say('board.states')}>
      <div className="grid grid-cols-2 gap-3 md:grid-cols-3 xl:grid-cols-5">
        {phases.map((phase) => (
          <div key={phase} className="min-w-0 rounded-lg bg-sunken p-3">
            <StateLink name={PHASES[phase][language]} tally={byPhase.get(phase)} href={orderAddress({ isOpen: true, phase })} isPhase />
            <ul className="mt-2 grid grid-cols-1 gap-1.5 border-line border-t pt-2">
              {states
                .filter((state) => LIFECYCLES[state].phase === phase && byState.has(state))
                .map((state) => (
                  <li key={state}>
                    <StateLink
                      name={LIFECYCLES[state].name[language]}
                      tally={byState.get(state)}
                      href={orderAddress({ isOpen: true, lifecycle: state })}
                    />
                  </li>
                ))}
            </ul>
          </div>
        ))}
      </div>
    </Card>
  );
}

function StateLink({ name, tally, href, isPhase }: { name: string; tally: Tally | undefined; href: string; isPhase?: boolean }) {
  const counts = tally?.counts ?? { red: 0, yellow: 0, green: 0 };
  return (
    <Link href={href} className="group block">
      <span className={`flex items-baseline justify-between gap-2 ${isPhase ? 'font-semibold' : 'text-soft'}`}>
        <span className="truncate group-hover:text-brand">{name}</span>
        <span className={`digits ${isPhase ? 'text-lg' : 'text-ink'}`}>{tally?.orders ?? 0}</span>
      </span>
      <HealthBar counts={counts} />
    </Link>
  );
}
