import type { LocalImportReport } from '../../server/usecases/import/import-local-files';

/** A line that is rewritten on a terminal, and printed every ten per cent elsewhere. */
export function progressLine(startedAt: number): (more: { done: number; rejected: number }, total: number) => void {
  let [done, rejected, told] = [0, 0, 0];
  return (more, total) => {
    done += more.done;
    rejected += more.rejected;
    const share = total === 0 ? 100 : Math.floor((done / total) * 100);
    const rate = Math.round(done / ((Date.now() - startedAt) / 1000));
    const line = `${share} %  ${done} of ${total} rows, ${rejected} refused, ${rate} rows a second`;
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${line}${done >= total ? '\n' : ''}`);
    else if (share >= told + 10) {
      told = share - (share % 10);
      process.stderr.write(`${line}\n`);
    }
  };
}

/** What an import brought, in lines. */
export function summary({ run, reasons }: LocalImportReport, seconds: number): string {
  const unmapped = run.unmappedFacts > 0 ? `, ${run.unmappedFacts} with a code nobody has mapped` : '';
  const lines = [
    `Run       ${run.id}: ${run.status}${run.error ? `. ${run.error}` : ''}`,
    `Rows      ${run.done} of ${run.total}: ${run.accepted} brought something new, ${run.duplicate} nothing new, ${run.rejected} refused`,
    `Orders    ${run.orders} new or changed`,
    `Facts     ${run.facts} new, ${run.duplicateFacts} told before${unmapped}`,
    `Seconds   ${seconds.toFixed(1)} (${Math.round(run.done / seconds)} rows a second)`,
  ];
  if (reasons.length > 0) lines.push('Refused:', ...reasons.map((r) => `  ${r.rows} × ${r.field ? `${r.field} ` : ''}${r.reason.en}`));
  return lines.join('\n');
}
