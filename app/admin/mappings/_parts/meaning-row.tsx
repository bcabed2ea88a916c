'use client';

import { useConsoleView } from '@/app/_lib/console-view';
import { REASONS } from '@/server/domain/wording/reasons';
import { CodeChoice } from './code-choice';
import type { DraftRow } from './draft';

interface Props {
  row: DraftRow;
  isOnly: boolean;
  onChange: (row: DraftRow) => void;
  onRemove: () => void;
}

/** One meaning of a code: with which words, what it means, and the cause where there is one. */
export function MeaningRow({ row, isOnly, onChange, onRemove }: Props) {
  const { say, language } = useConsoleView();
  return (
    <li className="grid gap-2 rounded-lg bg-sunken p-3">
      {isOnly && row.contains === '' ? null : (
        <span className="flex gap-2">
          <input
            aria-label={say('mappings.contains')}
            className="field min-w-0 flex-1"
            maxLength={60}
            placeholder={`${say('mappings.any_words')} · ${say('mappings.contains_hint')}`}
            value={row.contains}
            onChange={(event) => onChange({ ...row, contains: event.target.value })}
          />
          <button
            type="button"
            className="button"
            aria-label={say('mappings.remove_row')}
            title={say('mappings.remove_row')}
            onClick={onRemove}
          >
            ✕
          </button>
        </span>
      )}
      <CodeChoice label={say('mappings.means')} code={row.code} onChange={(code) => onChange({ ...row, code })} />
      <select
        aria-label={say('mappings.reason')}
        className="field w-full min-w-0 text-xs"
        value={row.reason}
        onChange={(event) => onChange({ ...row, reason: event.target.value })}
      >
        <option value="">{say('mappings.reason')}</option>
        {Object.entries(REASONS).map(([reason, { name }]) => (
          <option key={reason} value={reason}>
            {name[language]} · {reason}
          </option>
        ))}
      </select>
    </li>
  );
}
