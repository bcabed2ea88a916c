import { mapRow } from '@/server/domain/row/map-row';
import type { RowProblem } from '@/server/domain/row/row-problems';
import type { NewFact, NewOrder } from '../tracking/record-batch';
import type { RowScope } from './joined-tables';
import type { Preset } from './preset';

/** What one row of the main file says, ready to be recorded as said by the preset's source. */
export type MappedPresetRow =
  | { kind: 'mapped'; orderNo: string; order: NewOrder | null; facts: NewFact[] }
  /** Nothing of the row is taken: half a row would have to be mended by hand later. */
  | { kind: 'refused'; problems: RowProblem[] };

/** Maps one row of the main file by the preset. Pure. */
export function mapPresetRow(preset: Preset, shop: string, scope: RowScope): MappedPresetRow {
  const mapped = mapRow(preset, shop, scope);
  if (mapped.kind === 'refused') return mapped;
  const reporter = { source: preset.source, kind: preset.sourceKind };
  return {
    kind: 'mapped',
    orderNo: mapped.orderNo,
    order: mapped.order && { reporter, ...mapped.order },
    facts: mapped.facts.map(({ sourceKind, ...fact }) => ({ reporter: { ...reporter, kind: sourceKind ?? preset.sourceKind }, ...fact })),
  };
}
