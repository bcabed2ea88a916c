import Link from 'next/link';
import { Card } from '@/app/_components/card';
import type { PageView } from '@/app/_lib/page-view';
import type { SourcePage } from '@/server/api/trpc/answers';
import { JOURNEY_STEPS, stepOfCode } from '@/server/domain/source/journey-step';
import { formatAge } from '@/server/domain/wording/dates';
import { sayCount } from '../../_parts/say-figures';

/** Kinds of facts that the source tells, by step of the journey, with how many and when last. */
export function ToldPanel({ told, view }: { told: SourcePage['told']; view: PageView }) {
  const { say, language, viewer } = view;
  const steps = JOURNEY_STEPS.map((step) => ({ step, told: told.filter(({ code }) => stepOfCode(code) === step) })).filter(
    (group) => group.told.length > 0,
  );
  return (
    <Card title={say('sources.told')}>
      {steps.length === 0 ? <p className="text-faint">{say('sources.told_none')}</p> : null}
      {steps.map((group) => (
        <section key={group.step} className="mb-3 last:mb-0">
          <h3 className="mb-0.5 text-faint text-xs">{say(`step.${group.step}`)}</h3>
          <ul className="grid gap-0.5">
            {group.told.map(({ code, facts, lastAt }) => (
              <li key={code} className="flex items-baseline justify-between gap-3">
                <span className="min-w-0 break-all">
                  {code === '' ? (
                    <Link href="/admin/mappings" className="underline decoration-line hover:text-brand">
                      {say('sources.told_unmapped')}
                    </Link>
                  ) : (
                    <code className="text-[0.8125rem]">{code}</code>
                  )}
                </span>
                <span className="digits shrink-0 text-xs">
                  {sayCount(facts, language)} <span className="text-faint">· {formatAge(lastAt, language, viewer.now)}</span>
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Card>
  );
}
