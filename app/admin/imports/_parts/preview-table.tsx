'use client';

import { useConsoleView } from '@/app/_lib/console-view';
import type { PreviewRow } from '@/server/api/trpc/import-answers';
import { formatFull } from '@/server/domain/wording/dates';
import { codeWords } from './code-words';

/** What rows would become, those with problems first. */
export function PreviewTable({ rows, timeZone }: { rows: readonly PreviewRow[]; timeZone: string }) {
  const { say } = useConsoleView();
  return (
    <div className="max-h-[36rem] overflow-auto border-line border-t">
      <table className="w-full min-w-[30rem] text-left text-xs">
        <thead className="sticky top-0 bg-card text-faint">
          <tr>
            <th className="px-4 py-2 font-normal">{say('imports.line')}</th>
            <th className="px-2 py-2 font-normal">{say('imports.order_part')}</th>
            <th className="px-2 py-2 font-normal">{say('imports.becomes')}</th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {[...rows].sort(problemsFirst).map((row) => (
            <Row key={row.line} row={row} timeZone={timeZone} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Rows with problems first, each group in the order of the file. */
function problemsFirst(a: PreviewRow, b: PreviewRow): number {
  return Number(b.problems.length > 0) - Number(a.problems.length > 0) || a.line - b.line;
}

function Row({ row, timeZone }: { row: PreviewRow; timeZone: string }) {
  const { say, language } = useConsoleView();
  const { header } = row;
  const items = header?.items.map((item) => `${item.name} × ${item.quantity}`).join(', ');
  const { province, city, district } = header?.destination ?? {};
  const to = [province, city, district].filter((name, i, all) => name && name !== all[i - 1]).join(' ');
  return (
    <tr className={`align-top ${row.problems.length > 0 ? 'bg-bad-soft' : ''}`}>
      <td className="digits px-4 py-2 text-faint">{row.line}</td>
      <td className="px-2 py-2">
        <span className="block break-all font-medium font-mono">{row.orderNo || '—'}</span>
        {header ? <span className="digits block text-soft">{formatFull(header.placedAt, timeZone)}</span> : null}
        {row.phone || to ? <span className="block text-soft">{[row.phone, to].filter(Boolean).join(' · ')}</span> : null}
        {items ? <span className="block max-w-72 truncate text-soft">{items}</span> : null}
        {header?.amount ? (
          <span className="digits block text-soft">
            {header.amount} {header.currency}
          </span>
        ) : null}
      </td>
      <td className="px-2 py-2">
        {row.problems.map(({ field, reason }) => (
          <p key={`${field} ${reason.en}`} className="text-bad">
            {field ? <code className="mr-1 font-mono">{field}</code> : null}
            {reason[language]}
          </p>
        ))}
        <ul>
          {row.facts.map((fact) => (
            <li key={`${fact.code} ${fact.sourceCode} ${fact.occurredAt}`} className="digits">
              <span className="font-medium" title={fact.code ?? undefined}>
                {fact.code === null ? `${fact.sourceCode} (${say('order.unmapped')})` : codeWords(fact.code, language)}
              </span>{' '}
              <span className="text-soft">
                {fact.precision === 'day' ? formatFull(fact.occurredAt, timeZone).slice(0, 10) : formatFull(fact.occurredAt, timeZone)}
                {fact.shipment ? ` · ${fact.shipment.carrier} ${fact.shipment.trackingNo}` : ''}
              </span>
            </li>
          ))}
        </ul>
      </td>
    </tr>
  );
}
