'use client';

import { type ChangeEvent, useState } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import { type Brand, LOGO_LIMIT, LOGO_TYPES } from '@/server/domain/brand/brand';

/** A picture from this computer, looked at before it is taken. */
export function LogoField({ logo, onChange }: { logo: Brand['logo']; onChange: (logo: Brand['logo']) => void }) {
  const { say } = useConsoleView();
  const [isRefused, setRefused] = useState(false);
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    if (!file) return;
    const type = LOGO_TYPES.find((known) => known === file.type);
    const isTaken = type !== undefined && file.size <= LOGO_LIMIT;
    setRefused(!isTaken);
    if (!isTaken) return;
    const bytes = new Uint8Array(await file.arrayBuffer());
    onChange({ type, base64: btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')) });
  };
  return (
    <div className="grid gap-1.5">
      <label className="grid gap-0.5 text-faint text-xs" htmlFor="logo">
        {say('brand.logo')}
        <input id="logo" type="file" accept={LOGO_TYPES.join(',')} className="field text-ink" onChange={choose} />
      </label>
      {isRefused ? (
        <p role="alert" className="text-bad text-xs">
          {say('brand.bad_logo')}
        </p>
      ) : null}
      {logo ? (
        <button type="button" className="button justify-self-start text-xs" onClick={() => onChange(null)}>
          {say('brand.no_logo')}
        </button>
      ) : null}
    </div>
  );
}
