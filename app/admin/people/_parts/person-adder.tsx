'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { Card } from '@/app/_components/card';
import { ShownOnce } from '@/app/_components/shown-once';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import { STAFF_ROLES, type StaffRole } from '@/server/domain/access/staff-role';

/** Adds somebody with a password that is shown once. */
export function PersonAdder() {
  const { say } = useConsoleView();
  const router = useRouter();
  const trpc = useTRPC();
  const [person, setPerson] = useState({ name: '', email: '', role: 'viewer' as StaffRole });
  const add = useMutation(
    trpc.person.add.mutationOptions({
      onSuccess: (answer) => {
        if (answer.kind === 'added') router.refresh();
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate(person);
  };
  return (
    <Card title={say('people.add')}>
      <form onSubmit={submit} className="grid gap-3">
        <label className="grid gap-1">
          <span className="text-soft text-xs">{say('people.name')}</span>
          <input
            className="field"
            required
            maxLength={80}
            value={person.name}
            onChange={(event) => setPerson({ ...person, name: event.target.value })}
          />
        </label>
        <label className="grid gap-1">
          <span className="text-soft text-xs">{say('sign_in.email')}</span>
          <input
            className="field"
            type="email"
            required
            maxLength={200}
            autoComplete="off"
            value={person.email}
            onChange={(event) => setPerson({ ...person, email: event.target.value })}
          />
        </label>
        <label className="grid gap-1">
          <span className="text-soft text-xs">{say('people.role')}</span>
          <select
            className="field"
            value={person.role}
            onChange={(event) => setPerson({ ...person, role: event.target.value as StaffRole })}
          >
            {STAFF_ROLES.map((role) => (
              <option key={role} value={role}>
                {say(`role.${role}`)}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="button button-main" disabled={add.isPending}>
          {say(add.isPending ? 'common.saving' : 'people.add')}
        </button>
        {add.data?.kind === 'added' ? (
          <ShownOnce words={say('people.password_once', { name: add.variables?.name ?? '' })} secret={add.data.password} />
        ) : null}
        {add.data?.kind === 'address_taken' || add.isError ? (
          <p role="alert" className="text-bad text-xs">
            {add.isError ? add.error.message : say('people.address_taken')}
          </p>
        ) : null}
      </form>
    </Card>
  );
}
