import type { RowProblem } from '@/server/domain/row/row-problems';
import type { Text } from '@/server/domain/shared/language';
import type { OrderHeader } from '@/server/domain/tracking/fact';
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
  /** The phone is read: it finds the order on the public page. */
  phone: string | null;
  facts: Pick<NewFact, 'code' | 'sourceCode' | 'occurredAt' | 'precision' | 'shipment' | 'place' | 'text'>[];
  problems: RowProblem[];
}

export type ImportPreview =
  | { kind: 'preview'; rows: PreviewRow[] }
  /** Files or columns that the preset asks for are not there, in sentences. */
  | { kind: 'unusable'; problems: Text[] };

/** Shows what the first rows of an uploaded draft would become by a preset, and what is wrong with them. */
export async function previewImport(
  ctx: Context,
  input: { runId: string; preset: Preset; shop: string; rows: number },
): Promise<ImportPreview> {
  return previewFiles(await storedFiles(ctx, input.runId), input);
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
