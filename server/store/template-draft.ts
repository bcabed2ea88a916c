import type { Instant } from '../domain/shared/instant';
import type { Words } from '../domain/template/words';
import type { Slot } from '../domain/template/words-in-force';
import type { Queryable } from './context';

/** What somebody is writing in place of the words in force; one a slot. */
export interface TemplateDraft extends Slot {
  /** Version in force that it began from; 0 is what the product ships with. */
  base: number;
  words: Words;
  note: string;
  /** `proposed` waits for a second person. */
  state: 'draft' | 'proposed';
  changedAt: Instant;
  /** `staff:<id>` */
  changedBy: string;
}

export type NamedTemplateDraft = TemplateDraft & { changedByName: string | null };

const COLUMNS = `d.key, d.medium, d.language, d.shop, d.base, d.words, d.note, d.state, d.changed_at as "changedAt", d.changed_by as "changedBy"`;

/** Drafts of a key, or of all keys. */
export async function listTemplateDrafts(db: Queryable, key: string | null): Promise<NamedTemplateDraft[]> {
  const { rows } = await db.query<NamedTemplateDraft>(
    `select ${COLUMNS}, s.name as "changedByName" from template_draft d left join staff s on d.changed_by = 'staff:' || s.id
      where $1::text is null or d.key = $1 order by d.key, d.medium, d.language, d.shop`,
    [key],
  );
  return rows;
}

/** The draft of a slot, locked until the transaction ends. */
export async function lockTemplateDraft(db: Queryable, { key, medium, language, shop }: Slot): Promise<TemplateDraft | null> {
  const { rows } = await db.query<TemplateDraft>(
    `select ${COLUMNS} from template_draft d where key = $1 and medium = $2 and language = $3 and shop = $4 for update`,
    [key, medium, language, shop],
  );
  return rows[0] ?? null;
}

export async function saveTemplateDraft(db: Queryable, draft: TemplateDraft): Promise<void> {
  const { key, medium, language, shop, base, words, note, state, changedAt, changedBy } = draft;
  await db.query(
    `insert into template_draft (key, medium, language, shop, base, words, note, state, changed_at, changed_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (key, medium, language, shop) do update set base = excluded.base, words = excluded.words, note = excluded.note,
       state = excluded.state, changed_at = excluded.changed_at, changed_by = excluded.changed_by`,
    [key, medium, language, shop, base, JSON.stringify(words), note, state, new Date(changedAt), changedBy],
  );
}

/** Forgets a draft: it was published, or nobody wants it. False where there was none. */
export async function deleteTemplateDraft(db: Queryable, { key, medium, language, shop }: Slot): Promise<boolean> {
  const { rowCount } = await db.query('delete from template_draft where key = $1 and medium = $2 and language = $3 and shop = $4', [
    key,
    medium,
    language,
    shop,
  ]);
  return rowCount === 1;
}
