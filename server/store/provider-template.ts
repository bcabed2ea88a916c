import type { ProviderTemplate } from '../domain/template/provider-template';
import type { Queryable } from './context';

export type NamedProviderTemplate = ProviderTemplate & { changedByName: string | null };

const COLUMNS = `p.id, p.channel, p.shop, p.key, p.language, p.template_id as "templateId", p.sign_name as "signName", p.text, p.gaps, p.state, p.reason,
  p.changed_at as "changedAt", p.changed_by as "changedBy"`;

/** Texts for providers of a key, or of all keys, newest first. */
export async function listProviderTemplates(db: Queryable, key: string | null): Promise<NamedProviderTemplate[]> {
  const { rows } = await db.query<NamedProviderTemplate>(
    `select ${COLUMNS}, s.name as "changedByName" from provider_template p left join staff s on p.changed_by = 'staff:' || s.id
      where $1::text is null or p.key = $1 order by p.changed_at desc, p.id desc`,
    [key],
  );
  return rows;
}

/** One of them, locked until the transaction ends. */
export async function lockProviderTemplate(db: Queryable, id: string): Promise<ProviderTemplate | null> {
  const { rows } = await db.query<ProviderTemplate>(`select ${COLUMNS} from provider_template p where id = $1 for update`, [id]);
  return rows[0] ?? null;
}

export async function saveProviderTemplate(db: Queryable, one: ProviderTemplate): Promise<void> {
  await db.query(
    `insert into provider_template (id, channel, shop, key, language, template_id, sign_name, text, gaps, state, reason, changed_at, changed_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
     on conflict (id) do update set template_id = excluded.template_id, sign_name = excluded.sign_name, text = excluded.text, gaps = excluded.gaps,
       state = excluded.state, reason = excluded.reason, changed_at = excluded.changed_at, changed_by = excluded.changed_by`,
    [
      one.id,
      one.channel,
      one.shop,
      one.key,
      one.language,
      one.templateId,
      one.signName,
      one.text,
      JSON.stringify(one.gaps),
      one.state,
      one.reason,
      new Date(one.changedAt),
      one.changedBy,
    ],
  );
}

/** Whatever else was approved for the same messages is so no more: one holds at a time. Answers their ids. */
export async function retireOthers(
  db: Queryable,
  { id, channel, shop, key, language, changedAt, changedBy }: ProviderTemplate,
): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `update provider_template set state = 'retired', changed_at = $6, changed_by = $7
      where channel = $1 and shop = $2 and key = $3 and language = $4 and id <> $5 and state = 'approved' returning id`,
    [channel, shop, key, language, id, new Date(changedAt), changedBy],
  );
  return rows.map((row) => row.id);
}
