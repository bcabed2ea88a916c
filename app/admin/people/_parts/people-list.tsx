'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { Badge } from '@/app/_components/badge';
import { Card } from '@/app/_components/card';
import { ShownOnce } from '@/app/_components/shown-once';
import { SureButton } from '@/app/_components/sure-button';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { PersonRow } from '@/server/api/trpc/answers';
import { STAFF_ROLES, type StaffRole } from '@/server/domain/access/staff-role';
import { formatMoment } from '@/server/domain/wording/dates';

/** Everybody with role and state; changes take effect at once. */
export function PeopleList({ people }: { people: PersonRow[] }) {
  const { say, language, viewer } = useConsoleView();
  const router = useRouter();
  const trpc = useTRPC();
  const change = useMutation(trpc.person.change.mutationOptions({ onSuccess: () => router.refresh() }));
  const reset = useMutation(trpc.person.resetPassword.mutationOptions());
  const refused = change.data?.kind === 'last_admin' || change.data?.kind === 'missing' ? change.data.kind : null;
  const problem = change.error?.message ?? reset.error?.message ?? (refused ? say(`people.${refused}`) : null);
  const renewed = people.find((person) => person.id === reset.variables?.id);
  return (
    <Card flush>
      {problem ? (
        <p role="alert" className="mx-4 mb-2 rounded-lg bg-bad-soft px-3 py-2 text-bad">
          {problem}
        </p>
      ) : null}
      {reset.data?.kind === 'reset' ? (
        <div className="mx-4 mb-3">
          <ShownOnce words={say('people.password_once', { name: renewed?.name ?? '' })} secret={reset.data.password} />
        </div>
      ) : null}
      <ul className="-mt-2 divide-y divide-line">
        {people.map((person) => (
          <li key={person.id} className="grid items-center gap-x-4 gap-y-2 px-4 py-3 md:grid-cols-[minmax(0,1fr)_10rem_auto]">
            <span className={`min-w-0 ${person.active ? '' : 'opacity-60'}`}>
              <span className="flex items-center gap-2 truncate font-medium">
                {person.name}
                {person.active ? null : <Badge>{say('people.inactive')}</Badge>}
              </span>
              <span className="block truncate text-faint text-xs">
                {person.email} · {say('people.seen')}{' '}
                {person.lastSeenAt === null ? say('people.never') : formatMoment(person.lastSeenAt, language, viewer)}
              </span>
            </span>
            <select
              className="field min-h-8 py-0.5 text-xs"
              aria-label={`${say('people.role')}: ${person.name}`}
              value={person.role}
              disabled={change.isPending}
              onChange={(event) => change.mutate({ id: person.id, role: event.target.value as StaffRole })}
            >
              {STAFF_ROLES.map((role) => (
                <option key={role} value={role}>
                  {say(`role.${role}`)}
                </option>
              ))}
            </select>
            <span className="flex gap-2 md:justify-end">
              <SureButton small disabled={reset.isPending} onSure={() => reset.mutate({ id: person.id })}>
                {say('people.reset')}
              </SureButton>
              <SureButton small disabled={change.isPending} onSure={() => change.mutate({ id: person.id, active: !person.active })}>
                {say(person.active ? 'people.deactivate' : 'people.activate')}
              </SureButton>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
