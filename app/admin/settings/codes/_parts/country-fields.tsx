'use client';

import { useConsoleView } from '@/app/_lib/console-view';

interface Props {
  isAny: boolean;
  /** The countries as they are being written. */
  written: string;
  fault: string | null;
  onAny: (isAny: boolean) => void;
  onWrite: (text: string) => void;
}

/** Any country, or those that are named. */
export function CountryFields({ isAny, written, fault, onAny, onWrite }: Props) {
  const { say } = useConsoleView();
  const choice = (any: boolean) => (
    <label className="flex items-center gap-2 text-sm">
      <input type="radio" name="where" checked={isAny === any} onChange={() => onAny(any)} />
      {say(any ? 'codes.any' : 'codes.some')}
    </label>
  );
  return (
    <div className="grid gap-3">
      {choice(true)}
      {choice(false)}
      {isAny ? null : (
        <label className="grid gap-0.5 text-faint text-xs" htmlFor="countries">
          {say('codes.countries')}
          <textarea
            id="countries"
            rows={3}
            className="field text-ink"
            value={written}
            aria-invalid={fault !== null}
            aria-describedby="countries-hint"
            onChange={(event) => onWrite(event.target.value)}
          />
        </label>
      )}
      {isAny ? null : (
        <p id="countries-hint" role={fault ? 'alert' : undefined} className={fault ? 'text-bad text-xs' : 'text-faint text-xs'}>
          {fault ?? say('codes.countries_hint')}
        </p>
      )}
    </div>
  );
}
