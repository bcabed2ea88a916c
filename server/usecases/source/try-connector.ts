import { setTimeout as sleep } from 'node:timers/promises';
import { maskDocument } from '@/server/domain/access/mask-cell';
import type { ConnectorSettings } from '@/server/domain/connector/connector-settings';
import { hostsCalled } from '@/server/domain/connector/hosts-called';
import type { MappedRow } from '@/server/domain/row/map-row';
import { DAY } from '@/server/domain/shared/instant';
import { HostSession } from '@/server/sources/connector/host-session';
import { PullSession } from '@/server/sources/connector/pull-session';
import { readRows } from '@/server/sources/connector/read-rows';
import { type SettingsFault, settingsFaults } from '@/server/sources/connector/settings-faults';
import { writeAudit } from '@/server/store/audit';
import type { Context } from '@/server/store/context';
import { findSourceByName } from '@/server/store/source';
import { maskPreviewRow, type PreviewRow } from '../import/preview-import';
import { mergedSecrets } from './save-connector';

const ROWS_SHOWN = 50;
/** Letters of what came that are shown. */
const SAMPLE_SHOWN = 6_000;

export interface ConnectorTrial {
  /** Of an account that exists: its secrets stand where none are given. */
  name: string;
  shop: string | null;
  timeZone: string;
  settings: ConnectorSettings;
  secrets?: Record<string, string>;
  /** A tracking number to ask about. */
  number?: string;
  /** A document as the system would send it; without it and a number the system is asked for one page. */
  sample?: { body: string; contentType?: string };
  /** Shows whose the rows are, which is written into the audit log; without it they are masked. */
  reveal?: boolean;
  by: string;
}

export type TriedConnector =
  | {
      kind: 'read';
      /** Rows as the system sent them. */
      told: number;
      /** What the first of them would become. */
      rows: PreviewRow[];
      refused: number;
      /** Words of the system that nothing maps, and how often. */
      unmapped: { word: string; times: number }[];
      sample: string;
      hasMore: boolean;
    }
  | { kind: 'failed'; reason: string; sample: string }
  | { kind: 'faulty'; faults: SettingsFault[] };

/** Shows what a document would become by these settings, and what is wrong with it, masked unless asked otherwise. Nothing is recorded. */
export async function tryConnector(ctx: Context, trial: ConnectorTrial): Promise<TriedConnector> {
  if (trial.reveal) await writeAudit(ctx.db, { actor: trial.by, action: 'preview.shown', subject: `source_name:${trial.name}` });
  const tried = await tryUnmasked(ctx, trial);
  return trial.reveal ? tried : maskTried(tried);
}

function maskTried(tried: TriedConnector): TriedConnector {
  if (tried.kind === 'faulty') return tried;
  const sample = maskDocument(tried.sample);
  return tried.kind === 'failed' ? { ...tried, sample } : { ...tried, sample, rows: tried.rows.map(maskPreviewRow) };
}

async function tryUnmasked(ctx: Context, trial: ConnectorTrial): Promise<TriedConnector> {
  const secrets = mergedSecrets(await findSourceByName(ctx.db, trial.name), trial.secrets);
  const faults = settingsFaults(trial.settings, { shop: trial.shop, secrets });
  // a pasted document needs neither a way in nor its secrets
  const graver = trial.sample ? faults.filter(({ field }) => field !== 'push' && !field.startsWith('secrets.')) : faults;
  if (graver.length > 0) return { kind: 'faulty', faults: graver };
  if (trial.sample) return judge(trial, Buffer.from(trial.sample.body), trial.sample.contentType ?? null, false);
  // the secrets of the account go there, whatever its saved settings say
  const detail = hostsCalled(trial.settings);
  await writeAudit(ctx.db, { actor: trial.by, action: 'source.tried', subject: `source_name:${trial.name}`, detail });
  return trial.number === undefined ? fetchPage(ctx, trial, secrets) : askAbout(trial, trial.number, secrets);
}

async function askAbout(trial: ConnectorTrial, number: string, secrets: Record<string, string>): Promise<TriedConnector> {
  const { settings } = trial;
  if (!settings.ask)
    return faulty('ask', { 'zh-CN': '没有设置:它说明如何查询一个单号', en: 'is missing: it says how a number is asked about' });
  const session = new HostSession(settings.ask, settings, { secrets }, unhurried);
  const opened = await session.signIn();
  if (opened.kind === 'failed') return { kind: 'failed', reason: opened.reason, sample: shown(opened.body) };
  const answer = await session.call(settings.ask.request, { number, phone: '0000' });
  if (answer.kind === 'failed') return { kind: 'failed', reason: answer.reason, sample: shown(answer.body) };
  return judge(trial, answer.body, answer.headers['content-type'] ?? null, false);
}

async function fetchPage(ctx: Context, trial: ConnectorTrial, secrets: Record<string, string>): Promise<TriedConnector> {
  const { settings, name, shop, timeZone } = trial;
  if (!settings.pull) return faulty('pull', { 'zh-CN': '没有设置:它说明如何去取', en: 'is missing: it says how the system is asked' });
  const session = new PullSession({ ...settings, pull: settings.pull }, { name, shop, timeZone, secrets, settings }, unhurried);
  const opened = await session.signIn();
  if (opened.kind === 'failed') return { kind: 'failed', reason: opened.reason, sample: shown(opened.body) };
  const until = ctx.now();
  const page = await session.page(session.firstPage, { since: until - settings.pull.firstDays * DAY, until });
  if (page.kind === 'failed') return { kind: 'failed', reason: page.reason, sample: shown(page.body) };
  return judge(trial, page.body, page.contentType, page.next !== null);
}

function judge(trial: ConnectorTrial, body: Buffer, contentType: string | null, hasMore: boolean): TriedConnector {
  const read = readRows(body, contentType, trial.settings, trial);
  if (read.kind !== 'rows') return { kind: 'failed', reason: read.reason, sample: shown(body) };
  return {
    kind: 'read',
    told: read.told,
    rows: read.rows.slice(0, ROWS_SHOWN).map(previewOf),
    refused: read.rows.filter((row) => row.kind === 'refused').length,
    unmapped: unmappedIn(read.rows),
    sample: shown(body),
    hasMore,
  };
}

function previewOf(row: MappedRow, i: number): PreviewRow {
  const line = i + 1;
  if (row.kind === 'refused') return { line, orderNo: '', header: null, phone: null, facts: [], problems: row.problems };
  const { orderNo, order, facts } = row;
  return { line, orderNo, header: order?.header ?? null, phone: order?.contact.phone ?? null, facts, problems: [] };
}

function unmappedIn(rows: readonly MappedRow[]): { word: string; times: number }[] {
  const times = new Map<string, number>();
  for (const row of rows)
    for (const fact of row.kind === 'mapped' ? row.facts : [])
      if (fact.code === null) times.set(fact.sourceCode!, (times.get(fact.sourceCode!) ?? 0) + 1);
  return [...times].map(([word, n]) => ({ word, times: n })).sort((a, b) => b.times - a.times);
}

function faulty(field: string, message: SettingsFault['message']): TriedConnector {
  return { kind: 'faulty', faults: [{ field, message }] };
}

/** Somebody waits for the answer: the pace that was agreed holds, up to a few seconds. */
async function unhurried(ms: number): Promise<void> {
  if (ms > 0) await sleep(Math.min(ms, 5_000));
}

function shown(body: Buffer | undefined): string {
  return body?.toString('utf8').slice(0, SAMPLE_SHOWN) ?? '';
}
