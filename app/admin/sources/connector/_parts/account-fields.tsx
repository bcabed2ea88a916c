'use client';

import { useId } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import { sayWord } from '@/app/_lib/messages';
import { SOURCE_KINDS, type SourceKind } from '@/server/domain/tracking/fact';
import { ChoiceField, Field, TextField } from './field';

export interface Account {
  name: string;
  kind: SourceKind;
  shop: string;
  timeZone: string;
}

/** Who reports, what it is believed about, and whose order numbers it names. */
export function AccountFields(props: { account: Account; isNew: boolean; shops: string[]; onChange: (account: Account) => void }) {
  const { say } = useConsoleView();
  const list = useId();
  const { account } = props;
  const set = (part: Partial<Account>) => props.onChange({ ...account, ...part });
  return (
    <div className="grid gap-2">
      <Field label={say('sources.name')}>
        {(id) => (
          <input
            id={id}
            required
            maxLength={64}
            disabled={!props.isNew}
            className="field min-w-0"
            value={account.name}
            onChange={(event) => set({ name: event.target.value })}
          />
        )}
      </Field>
      <ChoiceField
        label={say('sources.kind')}
        value={account.kind}
        choices={SOURCE_KINDS.filter((kind) => kind !== 'portal').map((kind) => [kind, sayWord(say, 'kind', kind)])}
        onChange={(kind) => set({ kind })}
      />
      <Field label={say('sources.shop')}>
        {(id) => (
          <input
            id={id}
            list={list}
            maxLength={64}
            className="field min-w-0"
            placeholder={say('connector.no_shop')}
            value={account.shop}
            onChange={(event) => set({ shop: event.target.value })}
          />
        )}
      </Field>
      <datalist id={list}>
        {props.shops.map((shop) => (
          <option key={shop} value={shop} />
        ))}
      </datalist>
      <TextField label={say('sources.zone')} value={account.timeZone} onChange={(timeZone = '') => set({ timeZone })} />
    </div>
  );
}
