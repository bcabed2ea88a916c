'use client';

import { useConsoleView } from '@/app/_lib/console-view';
import type { Settings } from '@/server/api/trpc/connector-answers';
import { ListField, NumberField, TextField } from './field';
import { RequestFields } from './request-fields';

type Plan = Pick<NonNullable<Settings['pull']>, 'login' | 'perMinute' | 'timeoutS' | 'privateHosts'>;
type Login = NonNullable<Plan['login']>;

/** What every way of calling a system has: signing in, how fast, how long, and where to. */
export function HostFields({ plan, onChange }: { plan: Plan; onChange: (part: Partial<Plan>) => void }) {
  const { say } = useConsoleView();
  return (
    <>
      <fieldset className="grid min-w-0 gap-2 rounded-lg border border-line p-3">
        <legend className="px-1">
          <label className="flex items-center gap-2 font-medium">
            <input
              type="checkbox"
              checked={plan.login !== undefined}
              onChange={(event) => onChange({ login: event.target.checked ? { request: { method: 'POST', url: '' } } : undefined })}
            />
            {say('connector.login')}
          </label>
        </legend>
        {plan.login ? <LoginFields login={plan.login} onChange={(login) => onChange({ login })} /> : null}
      </fieldset>
      <NumberField
        label={say('connector.per_minute')}
        value={plan.perMinute ?? 60}
        least={1}
        most={6000}
        onChange={(perMinute) => onChange({ perMinute })}
      />
      <NumberField
        label={say('connector.timeout')}
        value={plan.timeoutS ?? 30}
        least={1}
        most={120}
        onChange={(timeoutS) => onChange({ timeoutS })}
      />
      <ListField
        label={say('connector.private_hosts')}
        hint={say('connector.private_hosts_hint')}
        words={plan.privateHosts ?? []}
        onChange={(privateHosts) => onChange({ privateHosts })}
      />
    </>
  );
}

function LoginFields({ login, onChange }: { login: Login; onChange: (login: Login) => void }) {
  const { say } = useConsoleView();
  const setGood = (path: string | undefined, is: string[]) => onChange({ ...login, good: path === undefined ? undefined : { path, is } });
  return (
    <>
      <RequestFields request={login.request} onChange={(request) => onChange({ ...login, request })} />
      <TextField label={say('connector.token_at')} isPath value={login.token} onChange={(token) => onChange({ ...login, token })} />
      <TextField
        label={say('connector.good_at')}
        isPath
        value={login.good?.path}
        onChange={(path) => setGood(path, login.good?.is ?? [])}
      />
      {login.good ? (
        <ListField label={say('connector.good_is')} words={login.good.is} onChange={(is) => setGood(login.good?.path, is)} />
      ) : null}
    </>
  );
}
