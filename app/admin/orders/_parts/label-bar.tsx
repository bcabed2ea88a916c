'use client';

import { useState } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import { LABEL_SIZE_NAMES, type LabelSizeName } from '@/server/api/public/label/label-size';

interface LabelBarProps {
  /** Orders whose labels are printed. */
  ids: readonly string[];
  /** Null where nothing was chosen that could be let go. */
  onClear: (() => void) | null;
}

/** Paper and format of labels, and the link that opens them to print; several orders have one PDF. */
export function LabelBar({ ids, onClear }: LabelBarProps) {
  const { say } = useConsoleView();
  const [size, setSize] = useState<LabelSizeName>('100x150');
  const [only] = ids.length === 1 ? ids : [];
  const address = only ? `/admin/orders/${only}/label?size=${size}` : `/admin/orders/labels?ids=${ids.join(',')}&size=${size}`;
  return (
    <div className="flex flex-wrap items-center gap-2 text-xs">
      {onClear ? <span role="status">{say('orders.chosen', { n: ids.length })}</span> : null}
      <select
        className="field text-xs"
        aria-label={say('orders.paper')}
        value={size}
        onChange={(event) => setSize(event.target.value as LabelSizeName)}
      >
        {LABEL_SIZE_NAMES.map((name) => (
          <option key={name} value={name}>
            {name.startsWith('a4-') ? say('orders.paper_sheet', { n: name.slice(3) }) : `${name.replace('x', ' × ')} mm`}
          </option>
        ))}
      </select>
      {(only ? (['pdf', 'png', 'svg'] as const) : (['pdf'] as const)).map((format) => (
        <a key={format} className="button" href={`${address}&format=${format}`} target="_blank" rel="noreferrer">
          {format === 'pdf' ? say('orders.print_labels') : format.toUpperCase()}
        </a>
      ))}
      {onClear ? (
        <button type="button" className="button" onClick={onClear}>
          {say('orders.choose_none')}
        </button>
      ) : null}
    </div>
  );
}
