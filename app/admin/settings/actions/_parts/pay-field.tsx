'use client';

import { useId } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import { filled, PAY_URL_MOST, payUrlProblem } from '@/server/domain/action/pay-link';

interface Props {
  value: string;
  onChange: (value: string) => void;
}

/** An order number as shops write them, for the preview alone. */
const EXAMPLE = 'D2026112100077';

/** Where an unpaid order is paid: the address with its placeholder, what is wrong with it, and what a customer would be led to. */
export function PayField({ value, onChange }: Props) {
  const { say } = useConsoleView();
  const id = useId();
  const url = value.trim();
  const problem = payUrlProblem(url);
  return (
    <div className="grid gap-1 text-xs">
      <label className="grid gap-0.5 text-faint" htmlFor={id}>
        {say('settings.pay_url')}
        <input
          id={id}
          type="text"
          inputMode="url"
          className="field text-ink"
          placeholder="https://shop.example/orders/{orderNo}/pay"
          maxLength={PAY_URL_MOST}
          value={value}
          aria-invalid={problem !== null}
          aria-describedby={`${id}-said`}
          onChange={(event) => onChange(event.target.value)}
        />
      </label>
      <p id={`${id}-said`} className={problem ? 'text-bad' : 'text-faint'}>
        {problem ? say(`settings.pay_${problem}`) : say(url === '' ? 'settings.pay_none' : 'settings.pay_preview')}
      </p>
      {problem || url === '' ? null : (
        <p className="break-all">
          <a href={filled(url, EXAMPLE)} target="_blank" rel="noreferrer noopener">
            {filled(url, EXAMPLE)}
          </a>
        </p>
      )}
    </div>
  );
}
