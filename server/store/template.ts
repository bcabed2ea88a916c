import type { Instant } from '../domain/shared/instant';
import { PARAM_LIMITS, type ParamLimits, type ProviderTemplate } from '../domain/template/provider-template';
import type { Words } from '../domain/template/words';
import { type OwnWords, type Slot, type WordsInForce, wordsInForce } from '../domain/template/words-in-force';
import { singleton } from '../platform/singleton';
import type { Queryable } from './context';

/** What is published holds in every process within a second. */
const FRESH_MS = 900;
const LIMITS_KEY = 'template_limits';

/** Everything that words of messages are chosen from. */
export interface TemplatesInForce {
  words: WordsInForce;
  /** Texts that providers approved. */
  approved: readonly ProviderTemplate[];
  limits: ParamLimits;
}

function cached(): TemplatesInForce & { readAt: number } {
  return singleton('templates', () => ({ words: new Map(), approved: [], limits: PARAM_LIMITS, readAt: Number.NEGATIVE_INFINITY }));
}

/** Templates in force, at most a second old in this process. */
export async function loadTemplates(db: Queryable): Promise<TemplatesInForce> {
  const cache = cached();
  if (performance.now() - cache.readAt >= FRESH_MS) {
    Object.assign(cache, await readTemplates(db));
    cache.readAt = performance.now();
  }
  return cache;
}

/** The same as this process read them last, however long ago. */
export function lastKnownTemplates(): TemplatesInForce {
  return cached();
}

/** Makes this process read them again at their next use. */
export function forgetTemplates(): void {
  cached().readAt = Number.NEGATIVE_INFINITY;
}

const PROVIDER_FIELDS = `'id', id, 'channel', channel, 'shop', shop, 'key', key, 'language', language, 'templateId', template_id, 'signName', sign_name,
  'text', text, 'gaps', gaps, 'state', state, 'reason', reason, 'changedAt', (extract(epoch from changed_at) * 1000)::bigint, 'changedBy', changed_by`;

async function readTemplates(db: Queryable): Promise<TemplatesInForce> {
  const { rows } = await db.query<{ own: OwnWords[]; approved: ProviderTemplate[]; limits: ParamLimits | null }>({
    name: 'templates-in-force',
    text: `select
        (select coalesce(json_agg(json_build_object('key', key, 'medium', medium, 'language', language, 'shop', shop, 'version', version, 'words', words)), '[]')
           from (select distinct on (key, medium, language, shop) * from template_version order by key, medium, language, shop, version desc) newest
          where words is not null) as own,
        (select coalesce(json_agg(json_build_object(${PROVIDER_FIELDS})), '[]') from provider_template where state = 'approved') as approved,
        (select value from setting where key = '${LIMITS_KEY}') as limits`,
  });
  const { own, approved, limits } = rows[0]!;
  return { words: wordsInForce(own), approved, limits: { ...PARAM_LIMITS, ...limits } };
}

export async function writeParamLimits(db: Queryable, limits: ParamLimits): Promise<void> {
  await db.query(
    `insert into setting (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value, updated_at = current_timestamp`,
    [LIMITS_KEY, JSON.stringify(limits)],
  );
}

/** One version of the words of a slot; null words are the shipped ones again. */
export interface TemplateVersion extends Slot {
  version: number;
  words: Words | null;
  note: string;
  /** The earlier version that this one brings back; 0 is what the product ships with. */
  restores: number | null;
  createdAt: Instant;
  /** `staff:<id>` */
  createdBy: string;
  /** The second person, where the shop wants one. */
  confirmedBy: string | null;
}

export type NamedVersion = TemplateVersion & { createdByName: string | null; confirmedByName: string | null };

const VERSION = `v.key, v.medium, v.language, v.shop, v.version, v.words, v.note, v.restores, v.created_at as "createdAt", v.created_by as "createdBy",
  v.confirmed_by as "confirmedBy"`;

/** Every version of the words of a key, or of all keys, newest first. */
export async function listTemplateVersions(db: Queryable, key: string | null): Promise<NamedVersion[]> {
  const { rows } = await db.query<NamedVersion>(
    `select ${VERSION}, s.name as "createdByName", c.name as "confirmedByName" from template_version v
       left join staff s on v.created_by = 'staff:' || s.id left join staff c on v.confirmed_by = 'staff:' || c.id
      where $1::text is null or v.key = $1 order by v.created_at desc, v.version desc`,
    [key],
  );
  return rows;
}

/** The newest version of a slot, null while nobody has written one; the caller holds the name of the templates. */
export async function readNewestTemplate(db: Queryable, { key, medium, language, shop }: Slot): Promise<TemplateVersion | null> {
  const { rows } = await db.query<TemplateVersion>(
    `select ${VERSION} from template_version v where key = $1 and medium = $2 and language = $3 and shop = $4 order by version desc limit 1`,
    [key, medium, language, shop],
  );
  return rows[0] ?? null;
}

export async function insertTemplateVersion(db: Queryable, version: TemplateVersion): Promise<void> {
  await db.query(
    `insert into template_version (key, medium, language, shop, version, words, note, restores, created_at, created_by, confirmed_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      version.key,
      version.medium,
      version.language,
      version.shop,
      version.version,
      version.words === null ? null : JSON.stringify(version.words),
      version.note,
      version.restores,
      new Date(version.createdAt),
      version.createdBy,
      version.confirmedBy,
    ],
  );
}
