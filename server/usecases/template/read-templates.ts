import type { RuleApproval } from '@/server/domain/rule/second-person';
import type { TemplateKey } from '@/server/domain/template/library';
import type { ParamLimits } from '@/server/domain/template/provider-template';
import type { MailDress } from '@/server/domain/template/render-mail';
import type { OwnWords } from '@/server/domain/template/words-in-force';
import { loadBrands, readBrands } from '@/server/store/brand';
import { loadChannelSettings } from '@/server/store/channel-setting';
import type { Context } from '@/server/store/context';
import { listProviderTemplates, type NamedProviderTemplate } from '@/server/store/provider-template';
import { readRuleApproval } from '@/server/store/rule-approval';
import { listTemplateVersions, loadTemplates, type NamedVersion } from '@/server/store/template';
import { listTemplateDrafts, type NamedTemplateDraft } from '@/server/store/template-draft';
import { mailDress } from './mail-dress';

/** What of every message differs from what the product ships with. */
export interface TemplateList {
  own: Omit<OwnWords, 'words'>[];
  drafts: Omit<NamedTemplateDraft, 'words'>[];
  providers: Pick<NamedProviderTemplate, 'id' | 'channel' | 'shop' | 'key' | 'language' | 'state'>[];
}

export async function listTemplates(ctx: Context): Promise<TemplateList> {
  const inForce = await loadTemplates(ctx.db);
  return {
    own: [...inForce.words.values()].map(({ words: _, ...slot }) => slot),
    drafts: (await listTemplateDrafts(ctx.db, null)).map(({ words: _, ...draft }) => draft),
    providers: (await listProviderTemplates(ctx.db, null)).map(({ id, channel, shop, key, language, state }) => ({
      id,
      channel,
      shop,
      key,
      language,
      state,
    })),
  };
}

/** Everything about the words of one message. */
export interface TemplatePage {
  /** Newest first; the newest of a slot is in force. */
  versions: NamedVersion[];
  drafts: NamedTemplateDraft[];
  providers: NamedProviderTemplate[];
  limits: ParamLimits;
  /** Of one part of an SMS, in millionths of the currency, by channel that carries SMS; nothing where nobody has set one. */
  prices: { channel: string; priceMicros: number; currency: string }[];
  /** How mails of a shop look; '' of every shop without a brand of its own. */
  dresses: { shop: string; dress: MailDress }[];
  /** Where words, like rules, take two persons. */
  approval: RuleApproval;
}

export async function readTemplate(ctx: Context, { key }: { key: TemplateKey }): Promise<TemplatePage> {
  await loadBrands(ctx.db);
  const settings = [...(await loadChannelSettings(ctx.db)).values()];
  return {
    versions: await listTemplateVersions(ctx.db, key),
    drafts: await listTemplateDrafts(ctx.db, key),
    providers: await listProviderTemplates(ctx.db, key),
    limits: (await loadTemplates(ctx.db)).limits,
    prices: settings
      .filter(({ code, priceMicros }) => code.endsWith('_sms') && priceMicros > 0)
      .map(({ code, priceMicros, currency }) => ({ channel: code, priceMicros, currency })),
    dresses: ['', ...(await readBrands(ctx.db)).map(({ shop }) => shop).filter(Boolean)].map((shop) => ({
      shop,
      dress: mailDress(shop, null),
    })),
    approval: await readRuleApproval(ctx.db),
  };
}
