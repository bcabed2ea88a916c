'use client';

import { useConsoleView } from '@/app/_lib/console-view';
import { Field } from './field';

/** The secrets that the settings name. What is set is never shown; what is left empty stays as it is. */
export function SecretInputs(props: {
  names: readonly string[];
  known: readonly string[];
  secrets: Record<string, string>;
  onChange: (secrets: Record<string, string>) => void;
}) {
  const { say } = useConsoleView();
  return (
    <div className="grid gap-2">
      {props.names.map((name) => (
        <Field key={name} label={name}>
          {(id) => (
            <input
              id={id}
              type="password"
              className="field min-w-0"
              autoComplete="new-password"
              placeholder={say(props.known.includes(name) ? 'connector.secret_set' : 'connector.secret_missing')}
              value={props.secrets[name] ?? ''}
              onChange={(event) => {
                const { [name]: _old, ...others } = props.secrets;
                props.onChange(event.target.value === '' ? others : { ...others, [name]: event.target.value });
              }}
            />
          )}
        </Field>
      ))}
    </div>
  );
}
