import { type AnalysisSettings, analysisSettings, DEFAULT_ANALYSIS_SETTINGS } from '../domain/analysis/analysis-settings';
import type { Queryable } from './context';

const KEY = 'analysis';

export async function readAnalysisSettings(db: Queryable): Promise<AnalysisSettings> {
  const { rows } = await db.query<{ value: unknown }>('select value from setting where key = $1', [KEY]);
  return rows[0] ? analysisSettings.parse(rows[0].value) : DEFAULT_ANALYSIS_SETTINGS;
}

export async function writeAnalysisSettings(db: Queryable, settings: AnalysisSettings): Promise<void> {
  await db.query(
    `insert into setting (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value, updated_at = current_timestamp`,
    [KEY, JSON.stringify(settings)],
  );
}
