import type pg from 'pg';

/** A copied column: SQL over the original row `r` and the number of the copy `k`. */
type Overrides = Record<string, string>;

/** Original order that copies are made of. */
export interface Original {
  id: string;
  orderNo: string;
  code: string;
  /** Tracking number of its only shipment, when its log is to be copied too. */
  trackingNo?: string;
  carrier?: string;
  /** Tracking numbers of all its shipments, when they are to be copied without a log. */
  trackingNos?: string[];
}

export interface Copies {
  orderPrefix: string;
  trackingPrefix: string;
  /** Numbers of the copies, both included. */
  from: number;
  to: number;
}

/** Id of copy `k`: the same every time, so that rows of different tables fit. */
export const copyId = (original: Original, k = 'k') => `md5('${original.id}' || ${k})::uuid`;
const numbered = (prefix: string) => `'${prefix}' || lpad(k::text, 8, '0')`;
/** Eleven characters of base58 that follow from the number. */
const copyCode = (original: Original) => `translate(substr(md5('code${original.id}' || k), 1, 11), '0', 'x')`;

/**
 * Copies one recorded order many times inside the database: read model, contact, log, shipment, links and deadlines, each
 * with a number, id and code of its own. What the product wrote once stands there as often as a measurement needs.
 */
export async function multiplyOrder(db: pg.ClientBase, original: Original, copies: Copies): Promise<void> {
  const rename = (text: string) => {
    const order = `replace(replace(replace(${text}, '${original.id}', ${copyId(original)}::text), '${original.orderNo}', ${numbered(copies.orderPrefix)}), '${original.code}', ${copyCode(original)})`;
    const parcels = (original.trackingNos ?? []).reduce((renamed, no) => `replace(${renamed}, '${no}', '${no}' || 'C' || k)`, order);
    return original.trackingNo ? `replace(${parcels}, '${original.trackingNo}', ${numbered(copies.trackingPrefix)})` : parcels;
  };
  const json = (column: string) => `${rename(`r.${column}::text`)}::json`;
  await copyRows(db, copies, 'orders', `r.id = '${original.id}'`, {
    id: copyId(original),
    order_no: numbered(copies.orderPrefix),
    order_key: numbered(copies.orderPrefix),
    code: copyCode(original),
    doc: json('doc'),
    ...(original.trackingNo ? { tracking_nos: `array[${numbered(copies.trackingPrefix)}]` } : {}),
    ...(original.trackingNos ? { tracking_nos: `${rename('r.tracking_nos::text')}::text[]` } : {}),
  });
  await copyRows(db, copies, 'contact', `r.order_id = '${original.id}'`, { order_id: copyId(original) });
  if (original.trackingNos) {
    const ofOrder = `r.key in (select shipment_key from shipment_link where order_id = '${original.id}')`;
    await copyRows(db, copies, 'shipment', ofOrder, { key: rename('r.key'), tracking_no: rename('r.tracking_no') });
    await copyRows(db, copies, 'shipment_link', `r.order_id = '${original.id}'`, {
      shipment_key: rename('r.shipment_key'),
      order_id: copyId(original),
    });
  }
  if (!original.trackingNo) return;
  const key = `'${original.carrier}/' || ${numbered(copies.trackingPrefix)}`;
  await copyRows(db, copies, 'fact', `r.subject = 'o:${original.id}'`, {
    seq: `nextval('fact_seq_seq')`,
    subject: rename('r.subject'),
    body: json('body'),
  });
  await copyRows(db, copies, 'shipment', `r.tracking_no = '${original.trackingNo}'`, { key, tracking_no: numbered(copies.trackingPrefix) });
  await copyRows(db, copies, 'shipment_link', `r.order_id = '${original.id}'`, { shipment_key: key, order_id: copyId(original) });
  await copyRows(db, copies, 'deadline', `r.order_id = '${original.id}'`, {
    order_id: copyId(original),
    shipment_key: rename('r.shipment_key'),
  });
}

async function copyRows(db: pg.ClientBase, copies: Copies, table: string, where: string, overrides: Overrides): Promise<void> {
  const { rows } = await db.query<{ name: string }>(
    `select column_name as name from information_schema.columns where table_schema = 'public' and table_name = $1 order by ordinal_position`,
    [table],
  );
  const columns = rows.map((row) => `"${row.name}"`).join(', ');
  const values = rows.map((row) => overrides[row.name] ?? `r."${row.name}"`).join(', ');
  await db.query(
    `insert into "${table}" (${columns}) select ${values} from "${table}" r cross join generate_series($1::int, $2::int) k where ${where} on conflict do nothing`,
    [copies.from, copies.to],
  );
}
