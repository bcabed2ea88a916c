import { maskPhone } from '@/server/domain/access/mask';
import { maskText } from '@/server/domain/access/mask-cell';
import type { RowProblem } from '@/server/domain/row/row-problems';
import type { Text } from '@/server/domain/shared/language';
import type { OrderHeader } from '@/server/domain/tracking/fact';
import { writeAudit } from '@/server/store/audit';
import type { Context } from '@/server/store/context';
import type { NewFact } from '../tracking/record-batch';
import { RowScope } from './joined-tables';
import { mapPresetRow } from './map-preset-row';
import { openSources } from './open-sources';
import type { Preset } from './preset';
import type { CsvFile } from './read-csv';
import { storedFiles } from './run-import';

/** What one row would become; nothing of it is recorded. */
export interface PreviewRow {
  line: number;
  orderNo: string;
  header: OrderHeader | null;
  /** The phone is read: it finds the order on the public page. Masked unless somebody asked to see it. */
  phone: string | null;
  facts: Pick<NewFact, 'code' | 'sourceCode' | 'occurredAt' | 'precision' | 'shipment' | 'place' | 'text'>[];
  problems: RowProblem[];
}

export type ImportPreview =
  | { kind: 'preview'; rows: PreviewRow[] }
  /** Files or columns that the preset asks for are not there, in sentences. */
  | { kind: 'unusable'; problems: Text[] };

/**
 * Shows what the first rows of an uploaded draft would become by a preset, and what is wrong with them. Whose they are is
 * masked unless `reveal` asks for it; that look is written into the audit log first.
 */
export async function previewImport(
  ctx: Context,
  input: { runId: string; preset: Preset; shop: string; rows: number; reveal: boolean; by: string },
): Promise<ImportPreview> {
  if (input.reveal) await writeAudit(ctx.db, { actor: input.by, action: 'preview.shown', subject: `import:${input.runId}` });
  const preview = await previewFiles(await storedFiles(ctx, input.runId), input);
  return preview.kind === 'unusable' || input.reveal ? preview : { kind: 'preview', rows: preview.rows.map(maskPreviewRow) };
}

/** A row as it is shown before anybody asked to see whose it is. */
export function maskPreviewRow(row: PreviewRow): PreviewRow {
  return {
    ...row,
    phone: row.phone && maskPhone(row.phone),
    facts: row.facts.map((fact) => ({ ...fact, text: fact.text && maskText(fact.text) })),
    problems: row.problems.map(({ field, reason }) => ({ field, reason: { 'zh-CN': maskText(reason['zh-CN']), en: maskText(reason.en) } })),
  };
}

/** The same for files wherever they lie. */
export async function previewFiles(
  files: readonly CsvFile[],
  input: { preset: Preset; shop: string; rows: number },
): Promise<ImportPreview> {
  const opened = await openSources(input.preset, files);
  if (opened.kind === 'unusable') return opened;
  const { main, header, tables } = opened.sources;
  const rows: PreviewRow[] = [];
  for await (const record of main.records) {
    const empty: PreviewRow = { line: record.line, orderNo: '', header: null, phone: null, facts: [], problems: [] };
    if (record.kind === 'broken') rows.push({ ...empty, problems: [{ field: '', reason: record.reason }] });
    else {
      const mapped = mapPresetRow(input.preset, input.shop, new RowScope(input.preset, header, tables, record.cells));
      if (mapped.kind === 'refused') rows.push({ ...empty, problems: mapped.problems });
      else
        rows.push({
          ...empty,
          orderNo: mapped.orderNo,
          header: mapped.order?.header ?? null,
          phone: mapped.order?.contact.phone ?? null,
          facts: mapped.facts,
        });
    }
    if (rows.length >= input.rows) break;
  }
  return { kind: 'preview', rows };
}
