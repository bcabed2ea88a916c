import { stringify } from 'csv-stringify/sync';
import writeXlsxFile, { type Cell, type SheetData } from 'write-excel-file/node';
import { HOUR } from '@/server/domain/shared/instant';
import type { WrittenLanguage } from '@/server/domain/shared/language';
import { carrierName } from '@/server/domain/tracking/carriers';
import { fillWords } from '@/server/domain/wording/fill-words';
import { AFFECTED_COLUMNS, type AffectedColumn, REPORT_COLUMNS, REPORT_WORDS } from '@/server/domain/wording/report-words';
import { momentCell } from './moment-cell';
import type { Affected } from './read-affected';

type Order = Affected['orders'][number];

interface Reader {
  language: WrittenLanguage;
  timeZone: string;
}

const COLUMNS = Object.keys(AFFECTED_COLUMNS) as AffectedColumn[];
const WIDTHS: Partial<Record<AffectedColumn, number>> = { orderNo: 24, since: 17, hoursOverdue: 16 };
const BOLD = { fontWeight: 'bold' } as const;

/** What a late day costs is in one currency, a share of an amount in that of the order: each currency has a column of figures. */
const otherCurrencies = ({ losses, terms }: Affected): string[] => Object.keys(losses).filter((currency) => currency !== terms.currency);

function cellsOf<M>(order: Order, { terms }: Affected, moment: (at: number) => M) {
  return {
    ...order,
    since: moment(order.at),
    hoursOverdue: Math.round(order.lateMs / HOUR),
    ordersOfCustomer: order.ofCustomer,
    estimatedLoss: order.losses[terms.currency] ?? 0,
    lossCurrency: terms.currency,
  } satisfies Record<AffectedColumn, unknown>;
}

/** The orders as CSV under names that a program reads, moments in UTC; no cell is read as a formula. */
export function affectedCsv(found: Affected): Buffer {
  const others = otherCurrencies(found);
  const rows = found.orders.map((order) => ({
    ...cellsOf(order, found, (at) => new Date(at).toISOString()),
    ...Object.fromEntries(others.map((currency) => [`estimatedLoss${currency}`, order.losses[currency] ?? 0])),
  }));
  const columns = [...COLUMNS, ...others.map((currency) => `estimatedLoss${currency}`)];
  return Buffer.from(stringify(rows, { header: true, bom: true, columns, escape_formulas: true, cast: { boolean: String } }));
}

/** A workbook for people: sums with how the loss is estimated, and the orders; money, hours and moments are figures, not text. */
export function affectedXlsx(found: Affected, { language, timeZone }: Reader): Promise<Buffer> {
  const others = otherCurrencies(found);
  const lossIn = (currency: string) => `${REPORT_WORDS.loss[language]} (${currency})`;
  const heads = [...COLUMNS.map((key) => AFFECTED_COLUMNS[key][language]), ...others.map(lossIn)];
  const details: SheetData = [
    heads.map((value) => ({ value, ...BOLD })),
    ...found.orders.map((order) => {
      const cells = cellsOf(order, found, (at) => momentCell(at, timeZone));
      const carrier = order.carrier === null ? null : carrierName(order.carrier, language);
      const isOpen = REPORT_WORDS[order.isOpen ? 'yes' : 'no'][language];
      const worded: Record<AffectedColumn, Cell> = { ...cells, carrier, isOpen };
      return [...COLUMNS.map((key) => worded[key]), ...others.map((currency) => order.losses[currency] ?? 0)];
    }),
  ];
  const how = fillWords(REPORT_WORDS.how[language], { ...found.terms });
  const cut = found.total > found.orders.length ? [[fillWords(REPORT_WORDS.cut[language], { n: found.orders.length })]] : [];
  const sums: SheetData = [
    [REPORT_WORDS.orders[language], found.total],
    [REPORT_WORDS.customers[language], found.customers],
    ...Object.entries(found.losses).map(([currency, value]) => [lossIn(currency), value]),
    [how],
    ...cut,
  ];
  const columns = [...COLUMNS.map((key) => ({ width: WIDTHS[key] ?? 12 })), ...others.map(() => ({ width: 16 }))];
  return writeXlsxFile([
    { data: sums, sheet: REPORT_WORDS.sums[language], columns: [{ width: 24 }, { width: 18 }] },
    { data: details, sheet: REPORT_COLUMNS.orderNo[language], columns, stickyRowsCount: 1 },
  ]).toBuffer();
}
