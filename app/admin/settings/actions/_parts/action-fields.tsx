'use client';

import { type FormEvent, useState } from 'react';
import { Card } from '@/app/_components/card';
import { Switch } from '@/app/_components/switch';
import { useConsoleView } from '@/app/_lib/console-view';
import { NumberField } from '@/app/admin/settings/_parts/number-field';
import type { ShopActionSettings } from '@/server/api/trpc/answers';
import { ACTION_CODES, type ActionCode, type ActionSettings, LIMITED_ACTIONS } from '@/server/domain/action/action-settings';
import { ACTION_NAMES } from '@/server/domain/action/action-words';
import { payUrlProblem } from '@/server/domain/action/pay-link';
import { LimitFields } from './limit-fields';
import { PayField } from './pay-field';

interface Props {
  held: ShopActionSettings;
  mayEdit: boolean;
  isSaving: boolean;
  onSave: (settings: ActionSettings) => void;
}

/** What is offered, until which step, and what is promised along with it; saved as a whole. */
export function ActionFields({ held, mayEdit, isSaving, onSave }: Props) {
  const { say, language } = useConsoleView();
  const [draft, setDraft] = useState<ActionSettings>(held.settings);
  const put = (part: Partial<ActionSettings>) => setDraft({ ...draft, ...part });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (payUrlProblem(draft.payUrl.trim()) === null) onSave(draft);
  };
  const offer = (code: ActionCode) => (
    <Switch
      label={`${ACTION_NAMES[code][language]}: ${say('settings.enabled')}`}
      isOn={draft[code].enabled}
      disabled={!mayEdit}
      onChange={(enabled) => put({ [code]: { ...draft[code], enabled } })}
    />
  );
  return (
    <form onSubmit={submit} className="grid gap-4">
      <fieldset disabled={!mayEdit} className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
        {ACTION_CODES.map((code) => (
          <Card key={code} title={ACTION_NAMES[code][language]} aside={offer(code)}>
            {isLimited(code) ? <LimitFields code={code} limit={draft[code]} onChange={(limit) => put({ [code]: limit })} /> : null}
            {code === 'invoice' ? <InvoiceFields draft={draft} put={put} /> : null}
          </Card>
        ))}
        <Card title={say('settings.pay')}>
          <PayField value={draft.payUrl} onChange={(payUrl) => put({ payUrl })} />
        </Card>
        <Card title={say('settings.promises')}>
          <div className="grid gap-3">
            <NumberField
              label={say('settings.answer_within')}
              value={draft.answerWithinMin}
              min={10}
              max={10_080}
              onChange={(answerWithinMin) => put({ answerWithinMin: answerWithinMin ?? held.settings.answerWithinMin })}
            />
            <NumberField
              label={say('settings.refund_days')}
              value={draft.refundDays}
              min={1}
              max={60}
              onChange={(refundDays) => put({ refundDays: refundDays ?? held.settings.refundDays })}
            />
          </div>
        </Card>
      </fieldset>
      {mayEdit ? (
        <button
          type="submit"
          className="button button-main justify-self-start"
          disabled={isSaving || payUrlProblem(draft.payUrl.trim()) !== null}
        >
          {say(isSaving ? 'common.saving' : 'common.save')}
        </button>
      ) : null}
    </form>
  );
}

function isLimited(code: ActionCode): code is (typeof LIMITED_ACTIONS)[number] {
  return (LIMITED_ACTIONS as readonly string[]).includes(code);
}

function InvoiceFields({ draft, put }: { draft: ActionSettings; put: (part: Partial<ActionSettings>) => void }) {
  const { say } = useConsoleView();
  const { invoice } = draft;
  return (
    <div className="grid gap-3">
      <label className="grid gap-0.5 text-faint text-xs" htmlFor="invoice-from">
        {say('settings.invoice_from')}
        <select
          id="invoice-from"
          className="field text-ink"
          value={invoice.from}
          onChange={(event) => put({ invoice: { ...invoice, from: event.target.value === 'delivered' ? 'delivered' : 'paid' } })}
        >
          <option value="paid">{say('settings.from_paid')}</option>
          <option value="delivered">{say('settings.from_delivered')}</option>
        </select>
      </label>
      <NumberField
        label={say('settings.within_days')}
        value={invoice.withinDays}
        min={1}
        max={3650}
        onChange={(withinDays) => put({ invoice: { ...invoice, withinDays: withinDays ?? invoice.withinDays } })}
      />
      <label className="grid gap-0.5 text-faint text-xs" htmlFor="invoice-seller">
        {say('settings.seller')}
        <input
          id="invoice-seller"
          className="field text-ink"
          maxLength={80}
          value={invoice.seller}
          onChange={(event) => put({ invoice: { ...invoice, seller: event.target.value } })}
        />
      </label>
    </div>
  );
}
