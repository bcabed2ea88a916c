import { mapFact } from './map-fact';
import { mapOrder } from './map-order';
import type { MappedFact, MappedOrder } from './mapped';
import { ValueReader } from './read-value';
import type { Row } from './row';
import type { RowMapping } from './row-mapping';
import { ROW_PROBLEM, type RowProblem } from './row-problems';

/** What one row says. */
export type MappedRow =
  | { kind: 'mapped'; orderNo: string; order: MappedOrder | null; facts: MappedFact[] }
  /** Nothing of the row is taken: half a row would have to be mended by hand later. */
  | { kind: 'refused'; problems: RowProblem[] };

/** Longest order number, as the API takes them. */
const MOST_NUMBER = 64;

/**
 * Maps one row to an order and its facts. Gathers every problem of the row; never throws. `orderNo` of the answer is ''
 * for a row that names shipments alone.
 */
export function mapRow(mapping: RowMapping, shop: string, row: Row): MappedRow {
  const read = new ValueReader(mapping, row);
  const orderNo = read.text('orderNo', mapping.orderNo) ?? '';
  if (orderNo.length > MOST_NUMBER) read.refuse('orderNo', ROW_PROBLEM.tooLong(MOST_NUMBER));
  if (orderNo === '' && mapping.order) read.refuseMissing('orderNo', mapping.orderNo);
  const order = mapping.order ? mapOrder(mapping, mapping.order, { shop, orderNo }, read, row) : null;
  const facts = mapping.facts.flatMap((rule) =>
    rule.each === undefined
      ? (mapFact(mapping, rule, { shop, orderNo }, read, row) ?? [])
      : row.each(rule.each).flatMap((one) => mapFact(mapping, rule, { shop, orderNo }, read.over(one), one) ?? []),
  );
  if (orderNo === '' && !mapping.order && facts.some((fact) => !fact.shipment)) read.refuseMissing('orderNo', mapping.orderNo);
  if (read.problems.length === 0 && !order && facts.length === 0) read.refuse('facts', ROW_PROBLEM.noFact);
  if (read.problems.length > 0) return { kind: 'refused', problems: read.problems };
  return { kind: 'mapped', orderNo, order, facts };
}
