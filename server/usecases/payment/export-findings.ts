import { type PaymentSaying, VOICES } from '@/server/domain/payment/match-payments';
import { toIso } from '@/server/domain/shared/instant';
import type { Context } from '@/server/store/context';
import { listPaymentRuns, type PaymentFinding, readFindings } from '@/server/store/payment-run';
import { safeCell } from '../import/safe-cell';

/** Byte order mark: spreadsheets on Chinese Windows read the file as UTF-8 only with it. */
const BOM = '\uFEFF';
const PAGE = 1_000;
const RUNS_LOOKED_AT = 20;
/** Fixed names, so that an ERP can read the file without being told again. */
const COLUMNS = ['shop', 'order_no', 'payment_no', 'verdict', 'since', 'order_amount', 'currency'].concat(
  VOICES.flatMap((voice) => [`${voice}_source`, `${voice}_state`, `${voice}_amount`, `${voice}_at`]),
);

/**
 * The differences that the last finished comparison found, as CSV for finance and the ERP (R3-13): a line a payment, what
 * each system said side by side, instants in UTC. Null before the first comparison.
 */
export async function exportFindings(ctx: Context): Promise<{ runId: string; csv: AsyncGenerator<string, void, undefined> } | null> {
  const run = (await listPaymentRuns(ctx.db, RUNS_LOOKED_AT)).find((one) => one.state === 'done');
  return run ? { runId: run.id, csv: csvOf(ctx, run.id) } : null;
}

async function* csvOf(ctx: Context, runId: string): AsyncGenerator<string, void, undefined> {
  yield BOM + lineOf(COLUMNS);
  for (let offset = 0; ; offset += PAGE) {
    const page = await readFindings(ctx.db, { runId, offset, limit: PAGE });
    if (page.length > 0) yield page.map((finding) => lineOf(cellsOf(finding))).join('');
    if (page.length < PAGE) return;
  }
}

function cellsOf(finding: PaymentFinding): string[] {
  const { shop, orderNo, paymentNo, verdict, since, amount, currency, sayings } = finding;
  return [shop, orderNo, paymentNo, verdict, toIso(since), amount ?? '', currency ?? ''].concat(
    VOICES.flatMap((voice) => cellsOfVoice(sayings.find((said) => said.voice === voice))),
  );
}

function cellsOfVoice(said: PaymentSaying | undefined): string[] {
  return said ? [said.source, said.state, said.amount ?? '', toIso(said.at)] : ['', '', '', ''];
}

function lineOf(cells: readonly string[]): string {
  return `${cells.map(safeCell).join(',')}\r\n`;
}
