'use client';

import { useConsoleView } from '@/app/_lib/console-view';
import { sayWord } from '@/app/_lib/messages';
import type { ChannelShown } from '@/server/api/trpc/answers';
import { type ChannelDraft, fieldsOf } from './channel-draft';

interface Props {
  channel: ChannelShown;
  account: ChannelDraft['account'];
  onChange: (account: ChannelDraft['account']) => void;
}

/** Where the account comes from, and its fields; a secret is never shown again, is kept, replaced or cleared. */
export function AccountFields({ channel, account, onChange }: Props) {
  const { say } = useConsoleView();
  const { code, fields } = channel;
  const choice = (isOwn: boolean) => (
    <label className="flex items-center gap-2 text-sm">
      <input
        type="radio"
        name={`account-${code}`}
        checked={(account !== null) === isOwn}
        onChange={() => onChange(isOwn ? fieldsOf(channel) : null)}
      />
      {say(isOwn ? 'channels.account_console' : 'channels.account_environment')}
    </label>
  );
  return (
    <fieldset className="grid gap-2">
      <legend className="font-medium text-sm">{say('channels.account')}</legend>
      {choice(false)}
      {choice(true)}
      {account === null
        ? null
        : fields.map((field) => (
            <Field
              key={field.key}
              id={`${code}-${field.key}`}
              field={field}
              value={account[field.key] ?? null}
              onChange={(value) => onChange({ ...account, [field.key]: value })}
            />
          ))}
    </fieldset>
  );
}

interface FieldProps {
  id: string;
  field: ChannelShown['fields'][number];
  value: string | null;
  onChange: (value: string | null) => void;
}

function Field({ id, field: { key, isSecret, isOptional, isKept }, value, onChange }: FieldProps) {
  const { say } = useConsoleView();
  const isCleared = isSecret && isKept && value === '';
  const write = (text: string) => onChange(isSecret && isKept && text === '' ? null : text);
  return (
    <div className="grid gap-0.5 text-faint text-xs">
      <label htmlFor={id}>
        {sayWord(say, 'channels.field', key)}
        {isOptional ? ` · ${say('channels.optional')}` : ''}
      </label>
      <textarea
        id={id}
        rows={1}
        className="field field-sizing-content max-h-40 break-all font-mono text-ink"
        autoComplete="off"
        spellCheck={false}
        maxLength={20_000}
        value={value ?? ''}
        onChange={(event) => write(event.target.value)}
      />
      {isSecret && isKept ? (
        <p className="flex flex-wrap gap-2">
          {say(isCleared ? 'channels.cleared' : 'channels.kept')}
          <button type="button" className="text-brand" onClick={() => onChange(isCleared ? null : '')}>
            {say(isCleared ? 'common.cancel' : 'channels.clear')}
          </button>
        </p>
      ) : null}
    </div>
  );
}
