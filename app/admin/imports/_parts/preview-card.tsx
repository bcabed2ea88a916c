'use client';

import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Card } from '@/app/_components/card';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { Mapping, PreviewRow } from '@/server/api/trpc/import-answers';
import { formatFull } from '@/server/domain/wording/dates';
import { codeWords } from './code-words';

const SETTLE_MS = 700;

/** What the first rows would become; drawn anew a moment after the mapping was changed. */
export function PreviewCard({ runId, mapping, shop }: { runId: string; mapping: Mapping; shop: string }) {
  const { say, language } = useConsoleView();
  const preview = useMutation(useTRPC().import.preview.mutationOptions());
  const { mutate } = preview;
  const show = useRef(() => {});
  show.current = () => mutate({ runId, preset: mapping, shop: shop.trim() || 'shop' });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a changed mapping is what calls for another preview
  useEffect(() => {
    const timer = setTimeout(() => show.current(), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [mapping]);
  const answer = preview.data;
  const rows = answer?.kind === 'preview' ? [...answer.rows].sort(problemsFirst) : [];
  const bad = rows.filter((row) => row.problems.length > 0).length;
  const aside = preview.isPending ? say('imports.preview_working') : rows.length > 0 ? say('imports.preview_hint', { n: rows.length }) : '';
  return (
    <Card title={say('imports.preview')} aside={aside} flush>
      <div aria-live="polite" className="px-4 pb-2">
        {preview.error ? <p className="whitespace-pre-wrap break-words text-bad">{problemText(preview.error.message)}</p> : null}
        {answer?.kind === 'unusable' ? (
          <>
            <p className="font-medium text-bad">{say('imports.unusable')}</p>
            <ul className="list-disc pl-5">
              {answer.problems.map((problem) => (
                <li key={problem.en} className="break-words">
                  {problem[language]}
                </li>
              ))}
            </ul>
          </>
        ) : null}
        {rows.length > 0 ? (
          <p className="flex gap-3 text-xs">
            <span className="text-good">{say('imports.preview_good', { n: rows.length - bad })}</span>
            {bad > 0 ? <span className="text-bad">{say('imports.preview_bad', { n: bad })}</span> : null}
          </p>
        ) : null}
      </div>
      {rows.length > 0 ? (
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
              {rows.map((row) => (
                <Row key={row.line} row={row} timeZone={mapping.timeZone} />
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </Card>
  );
}

/** Rows with problems first, each group in the order of the file. */
function problemsFirst(a: PreviewRow, b: PreviewRow): number {
  return Number(b.problems.length > 0) - Number(a.problems.length > 0) || a.line - b.line;
}

/** The sentences of a refused mapping, one a line, as the schema says them. */
function problemText(message: string): string {
  try {
    const issues = JSON.parse(message) as { path: (string | number)[]; message: string }[];
    return issues.map((issue) => `${issue.path.slice(1).join('.')}: ${issue.message}`).join('\n');
  } catch {
    return message;
  }
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
