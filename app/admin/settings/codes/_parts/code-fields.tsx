'use client';

import { type FormEvent, useState } from 'react';
import { Card } from '@/app/_components/card';
import { useConsoleView } from '@/app/_lib/console-view';
import { NumberField } from '@/app/admin/settings/_parts/number-field';
import type { CodeSettingsPage } from '@/server/api/trpc/answers';
import { type CodeSettings, readCountries, unknownCountries } from '@/server/domain/access/code-settings';
import { CountryFields } from './country-fields';

interface Props {
  held: CodeSettingsPage;
  mayEdit: boolean;
  isSaving: boolean;
  onSave: (settings: CodeSettings) => void;
}

/** Where codes go, how many a day, and how long they hold; saved as a whole. */
export function CodeFields({ held, mayEdit, isSaving, onSave }: Props) {
  const { say } = useConsoleView();
  const { settings } = held;
  const [draft, setDraft] = useState(settings);
  const [written, setWritten] = useState((settings.countries ?? []).join(', '));
  const countries = draft.countries && readCountries(written);
  const unknown = unknownCountries(countries ?? []);
  const fault =
    unknown.length > 0 ? say('codes.unknown', { codes: unknown.join(', ') }) : countries?.length === 0 && say('codes.no_country');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!fault) onSave({ ...draft, countries });
  };
  return (
    <form onSubmit={submit} className="grid gap-4">
      <fieldset disabled={!mayEdit} className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
        <Card title={say('codes.where')}>
          <CountryFields
            isAny={draft.countries === null}
            written={written}
            fault={fault || null}
            onAny={(isAny) => setDraft({ ...draft, countries: isAny ? null : [] })}
            onWrite={setWritten}
          />
        </Card>
        <div className="grid gap-4">
          <Card title={say('codes.costs')}>
            <div className="grid gap-2">
              <NumberField
                label={say('codes.a_day')}
                value={draft.codesADay}
                min={0}
                max={1_000_000}
                onChange={(codesADay) => setDraft({ ...draft, codesADay: codesADay ?? settings.codesADay })}
              />
              <p className="text-sm">{say('codes.sent', { count: held.sentToday })}</p>
              <p className="text-faint text-xs">{say('codes.ceiling')}</p>
            </div>
          </Card>
          <Card title={say('codes.session')}>
            <div className="grid gap-2">
              <NumberField
                label={say('codes.days')}
                value={draft.sessionDays}
                min={1}
                max={180}
                onChange={(sessionDays) => setDraft({ ...draft, sessionDays: sessionDays ?? settings.sessionDays })}
              />
              <p className="text-faint text-xs">{say('codes.days_hint')}</p>
            </div>
          </Card>
        </div>
      </fieldset>
      {held.version === 0 ? <p className="text-soft text-xs">{say('codes.initial')}</p> : null}
      {mayEdit ? (
        <button type="submit" className="button button-main justify-self-start" disabled={isSaving}>
          {say(isSaving ? 'common.saving' : 'common.save')}
        </button>
      ) : null}
    </form>
  );
}
