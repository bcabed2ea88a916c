import type { WrittenLanguage } from '@/server/domain/shared/language';
import { writeAudit } from '@/server/store/audit';
import type { Context } from '@/server/store/context';
import { type ImportReject, readImportRejects, readImportRun } from '@/server/store/import';
import { safeCell } from './safe-cell';

/** Byte order mark: spreadsheets on Chinese Windows read the file as UTF-8 only with it. */
const BOM = '\uFEFF';
const PAGE = 1_000;

/**
 * The refused rows of a run as CSV with line, field, reason and the row itself, so that they can be mended and imported
 * again; null when there is no such run. Rows may hold personal data: the download is audited.
 */
export async function exportRejects(
  ctx: Context,
  input: { runId: string; by: string; language: WrittenLanguage },
): Promise<AsyncGenerator<string, void, undefined> | null> {
  const run = await readImportRun(ctx.db, input.runId);
  if (!run) return null;
  await writeAudit(ctx.db, {
    actor: input.by,
    action: 'import.rejects_exported',
    subject: `import:${run.id}`,
    detail: { rows: run.rejected },
  });
  return csvOf(pagesOf(ctx, run.id), input.language);
}

async function* pagesOf(ctx: Context, runId: string): AsyncGenerator<ImportReject[], void, undefined> {
  let last: ImportReject | null = null;
  for (;;) {
    const page: ImportReject[] = await readImportRejects(ctx.db, runId, last, PAGE);
    if (page.length > 0) yield page;
    if (page.length < PAGE) return;
    last = page.at(-1)!;
  }
}

async function* csvOf(pages: AsyncIterable<ImportReject[]>, language: WrittenLanguage): AsyncGenerator<string, void, undefined> {
  let columns: string[] | null = null;
  const lineOf = (cells: readonly string[]) => `${cells.map(safeCell).join(',')}\r\n`;
  for await (const page of pages) {
    if (!columns) {
      columns = Object.keys(page.find((reject) => !('' in reject.row))?.row ?? {});
      yield BOM + lineOf(['line', 'field', 'reason', ...columns]);
    }
    const known = columns;
    yield page
      .map(({ line, field, reason, row }) =>
        lineOf([String(line), field, reason[language], ...('' in row ? [row['']!] : known.map((c) => row[c] ?? ''))]),
      )
      .join('');
  }
  if (!columns) yield BOM + lineOf(['line', 'field', 'reason']);
}
