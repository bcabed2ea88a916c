'use client';

import { type ReactNode, useId } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import { sayWord } from '@/app/_lib/messages';
import { TEMPLATES, type TemplateKey } from '@/server/domain/template/library';
import { type LedgerFilter, NO_FILTER } from './ledger-filter';

const STATES = ['pending', 'draft', 'sending', 'sent', 'delivered', 'unknown', 'suppressed', 'failed', 'dead'] as const;
const CHANNELS = [
  'wechat_template',
  'wechat_subscribe',
  'aliyun_sms',
  'tencent_sms',
  'twilio_sms',
  'email',
  'wecom_robot',
  'dingtalk_robot',
  'console',
] as const;
const RECIPIENTS = ['customer', 'staff', 'group', 'contact'] as const;
const TIMES = ['day', 'week', 'month'] as const;

interface Props {
  filter: LedgerFilter;
  shops: string[];
  onChange: (filter: LedgerFilter) => void;
}

/** What the ledger is narrowed to; every change asks at once, the order's number when it is written. */
export function LedgerFilters({ filter, shops, onChange }: Props) {
  const { say, language } = useConsoleView();
  const isNarrowed = JSON.stringify(filter) !== JSON.stringify(NO_FILTER);
  const choice = (key: Exclude<keyof LedgerFilter, 'orderNo'>, label: string, options: [string, string][]) => (
    <Choice label={label} value={filter[key]} onChange={(value) => onChange({ ...filter, [key]: value })}>
      {[['', say('common.all')], ...options].map(([value, name]) => (
        <option key={value} value={value}>
          {name}
        </option>
      ))}
    </Choice>
  );
  return (
    <search aria-label={say('ledger.filters')} className="mb-3 grid grid-cols-2 items-end gap-2 sm:grid-cols-4 xl:grid-cols-8">
      {choice(
        'state',
        say('ledger.state'),
        STATES.map((one) => [one, say(`notice.${one}`)]),
      )}
      {choice(
        'channel',
        say('ledger.channel'),
        CHANNELS.map((one) => [one, sayWord(say, 'channel', one)]),
      )}
      {choice(
        'template',
        say('ledger.kind'),
        (Object.keys(TEMPLATES) as TemplateKey[]).map((key) => [key, TEMPLATES[key].wechatFact[language]]),
      )}
      {choice(
        'recipient',
        say('ledger.recipient'),
        RECIPIENTS.map((one) => [one, say(`ledger.to.${one}`)]),
      )}
      {choice(
        'shop',
        say('ledger.shop'),
        shops.map((one) => [one, one]),
      )}
      {choice(
        'time',
        say('ledger.time'),
        TIMES.map((one) => [one, say(`ledger.time_${one}`)]),
      )}
      <label className="grid min-w-0 gap-0.5 text-faint text-xs" htmlFor="ledger-order">
        {say('ledger.order')}
        <input
          id="ledger-order"
          type="search"
          className="field w-full min-w-0 text-ink"
          maxLength={120}
          defaultValue={filter.orderNo}
          onBlur={(event) => onChange({ ...filter, orderNo: event.target.value })}
          onKeyDown={(event) => {
            if (event.key === 'Enter') onChange({ ...filter, orderNo: event.currentTarget.value });
          }}
        />
      </label>
      {isNarrowed ? (
        <button type="button" className="button" onClick={() => onChange(NO_FILTER)}>
          {say('ledger.clear')}
        </button>
      ) : null}
    </search>
  );
}

function Choice(props: { label: string; value: string; onChange: (value: string) => void; children: ReactNode }) {
  const id = useId();
  return (
    <label className="grid min-w-0 gap-0.5 text-faint text-xs" htmlFor={id}>
      {props.label}
      <select
        id={id}
        className="field w-full min-w-0 text-ink"
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      >
        {props.children}
      </select>
    </label>
  );
}
