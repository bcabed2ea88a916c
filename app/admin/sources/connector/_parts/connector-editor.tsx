'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { Card } from '@/app/_components/card';
import { ShownOnce } from '@/app/_components/shown-once';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import { FactForms } from '@/app/admin/imports/_parts/fact-form';
import { OrderForm } from '@/app/admin/imports/_parts/order-form';
import type { ConnectorReading, Settings } from '@/server/api/trpc/connector-answers';
import { secretNames } from '@/server/domain/connector/secret-names';
import { type Account, AccountFields } from './account-fields';
import { asMapping, withMapping } from './as-mapping';
import { AskForm, NEW_ASK } from './ask-form';
import { DocumentForm } from './document-form';
import { exampleLabel } from './example-label';
import { Faults, faultsOf } from './faults';
import { ChoiceField } from './field';
import { NEW_PULL, PullForm } from './pull-form';
import { NEW_PUSH, PushForm } from './push-form';
import { SecretInputs } from './secret-inputs';
import { SettingsJson } from './settings-json';
import { TrialCard } from './trial-card';

const EMPTY: Settings = { format: 'json', orderNo: { column: '$.orderNo' }, facts: [], push: NEW_PUSH };
const NEW: Account = { name: '', kind: 'erp', shop: '', timeZone: 'Asia/Shanghai' };

interface Props {
  /** The one that is changed; none for a new one. */
  connector?: ConnectorReading;
  /** Names of ready-made settings to begin with. */
  examples: string[];
  shops: string[];
  children?: ReactNode;
}

/** Everything a connector is told, beside what a document would become by it. */
export function ConnectorEditor({ connector, examples, shops, children }: Props) {
  const { say, language } = useConsoleView();
  const router = useRouter();
  const trpc = useTRPC();
  const [account, setAccount] = useState<Account>(connector ? { ...connector, shop: connector.shop ?? '' } : NEW);
  const [settings, setSettings] = useState<Settings>(connector?.settings ?? EMPTY);
  const [secrets, setSecrets] = useState<Record<string, string>>({});
  const names = secretNames(settings);
  const save = useMutation(
    trpc.connector.save.mutationOptions({
      onSuccess: (answer) => {
        if (answer.kind !== 'saved') return;
        setSecrets({});
        if (connector) router.refresh();
      },
    }),
  );
  const client = useQueryClient();
  // what was typed while the example was on its way stays
  const begin = useMutation({
    mutationFn: async (name: string) => (name === '' ? null : client.fetchQuery(trpc.connector.example.queryOptions({ name }))),
    onSuccess: (example) => {
      setSettings(example?.settings ?? EMPTY);
      if (example)
        setAccount((now) => ({ ...now, name: now.name || example.name, kind: example.kind, timeZone: example.timeZone ?? now.timeZone }));
    },
  });
  const mapping = asMapping(settings);
  const onMapping = (next: typeof mapping) => setSettings(withMapping(settings, next));
  return (
    <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,32rem)_minmax(0,1fr)]">
      <div className="grid min-w-0 gap-4">
        <Card title={say('connector.account')}>
          <div className="grid gap-2">
            {connector ? null : (
              <ChoiceField
                label={say('connector.example')}
                value={begin.variables ?? ''}
                choices={[['', say('connector.example_none')], ...examples.map((name) => [name, exampleLabel(name, language)] as const)]}
                onChange={begin.mutate}
              />
            )}
            {begin.error ? <Faults faults={faultsOf(begin.error.message)} /> : null}
            <AccountFields account={account} isNew={!connector} shops={shops} onChange={setAccount} />
          </div>
        </Card>
        <Switched
          title={say('connector.push')}
          isOn={settings.push !== undefined}
          onSwitch={(isOn) => setSettings({ ...settings, push: isOn ? NEW_PUSH : undefined })}
        >
          {settings.push ? <PushForm push={settings.push} onChange={(push) => setSettings({ ...settings, push })} /> : null}
        </Switched>
        <Switched
          title={say('connector.pull')}
          isOn={settings.pull !== undefined}
          onSwitch={(isOn) => setSettings({ ...settings, pull: isOn ? NEW_PULL : undefined })}
        >
          {settings.pull ? <PullForm pull={settings.pull} onChange={(pull) => setSettings({ ...settings, pull })} /> : null}
        </Switched>
        <Switched
          title={say('connector.ask')}
          isOn={settings.ask !== undefined}
          onSwitch={(isOn) => setSettings({ ...settings, ask: isOn ? NEW_ASK : undefined })}
        >
          {settings.ask ? <AskForm ask={settings.ask} onChange={(ask) => setSettings({ ...settings, ask })} /> : null}
        </Switched>
        {names.length > 0 ? (
          <Card title={say('connector.secrets')}>
            <SecretInputs
              names={names}
              known={connector?.secrets.filter((one) => one.isSet).map((one) => one.name) ?? []}
              secrets={secrets}
              onChange={setSecrets}
            />
          </Card>
        ) : null}
        <Card title={say('connector.document')}>
          <DocumentForm settings={settings} onChange={setSettings} />
        </Card>
        <Card title={say('imports.order_part')}>
          <OrderForm mapping={mapping} groups="paths" onChange={onMapping} />
        </Card>
        <Card title={say('imports.facts_part')}>
          <FactForms mapping={mapping} groups="paths" onChange={onMapping} />
        </Card>
        <Card>
          <SettingsJson settings={settings} onChange={setSettings} />
        </Card>
      </div>
      <div className="grid min-w-0 gap-4 xl:sticky xl:top-4">
        {children}
        <TrialCard account={account} settings={settings} secrets={secrets} isChanging={begin.isPending} />
        <Card>
          <div className="grid gap-3 pt-2" aria-live="polite">
            <button
              type="button"
              className="button button-main justify-self-start"
              disabled={save.isPending || begin.isPending || account.name.trim() === ''}
              onClick={() => save.mutate({ ...account, name: account.name.trim(), shop: account.shop.trim() || null, settings, secrets })}
            >
              {say(save.isPending ? 'common.saving' : 'connector.save')}
            </button>
            {save.error ? <Faults faults={faultsOf(save.error.message)} /> : null}
            {save.data?.kind === 'faulty' ? <Faults faults={save.data.faults} /> : null}
            {save.data?.kind === 'name_taken' ? (
              <p role="alert" className="text-bad">
                {say('connector.name_taken')}
              </p>
            ) : null}
            {save.data?.kind === 'saved' && settings.push ? (
              <ShownOnce words={say('connector.saved_push')} secret={`${location.origin}${save.data.path}`} />
            ) : null}
            {save.data?.kind === 'saved' && !settings.push ? <p className="text-good">{say('common.saved')}</p> : null}
          </div>
        </Card>
      </div>
    </div>
  );
}

/** A part that can be left out. */
function Switched(props: { title: string; isOn: boolean; onSwitch: (isOn: boolean) => void; children: ReactNode }) {
  return (
    <Card
      title={
        <label className="flex items-center gap-2">
          <input type="checkbox" checked={props.isOn} onChange={(event) => props.onSwitch(event.target.checked)} />
          {props.title}
        </label>
      }
    >
      {props.children}
    </Card>
  );
}
