import { z } from 'zod';
import { LANGUAGES } from '@/server/domain/shared/language';
import { TEMPLATES, type TemplateKey } from '@/server/domain/template/library';
import { APPROVAL_STATES, APPROVING_CHANNELS, providerText } from '@/server/domain/template/provider-template';
import { TEMPLATE_MEDIA, words } from '@/server/domain/template/words';
import { keepProviderTemplate, setApproval, setParamLimits } from '@/server/usecases/template/keep-provider-template';
import { dropTemplateDraft, keepTemplateDraft } from '@/server/usecases/template/keep-template-draft';
import { decideTemplate, publishTemplate, rollBackTemplate } from '@/server/usecases/template/publish-template';
import { listTemplates, readTemplate } from '@/server/usecases/template/read-templates';
import { sampleOrder } from '@/server/usecases/template/sample-order';
import { sendTest } from '@/server/usecases/template/send-test';
import { takeFromLimit } from '../rate-limits';
import { adminProcedure, router, supervisorProcedure, viewerProcedure } from './procedures';

const key = z.enum(Object.keys(TEMPLATES) as [TemplateKey, ...TemplateKey[]]);
const shop = z.string().max(64);
const language = z.enum(LANGUAGES);
const slot = z.object({ shop, key, medium: z.enum(TEMPLATE_MEDIA), language });
const base = z.number().int().min(0);
const orderNo = z.string().trim().min(1).max(64);
const ofMedium = <T extends { medium: string; words: { medium: string } }>(input: T) => input.medium === input.words.medium;
const NOT_OF_MEDIUM = 'the words are of another medium';
const written = slot.extend({ words, base, note: z.string().trim().max(300) }).refine(ofMedium, NOT_OF_MEDIUM);
const place = z.object({ channel: z.enum(APPROVING_CHANNELS), shop, key, language });
const limit = z.number().int().min(4).max(100);

export const templateRouter = router({
  list: viewerProcedure.query(({ ctx }) => listTemplates(ctx.ctx)),
  read: viewerProcedure.input(z.object({ key })).query(({ ctx, input }) => readTemplate(ctx.ctx, input)),
  sample: viewerProcedure.input(z.object({ orderNo, key })).query(({ ctx, input }) => sampleOrder(ctx.ctx, input)),
  keepDraft: supervisorProcedure.input(written).mutation(({ ctx, input }) => keepTemplateDraft(ctx.ctx, { ...input, by: ctx.actor })),
  dropDraft: supervisorProcedure.input(slot).mutation(({ ctx, input }) => dropTemplateDraft(ctx.ctx, { ...input, by: ctx.actor })),
  publish: supervisorProcedure.input(written).mutation(({ ctx, input }) => publishTemplate(ctx.ctx, { ...input, by: ctx.actor })),
  decide: supervisorProcedure
    .input(slot.extend({ agrees: z.boolean() }))
    .mutation(({ ctx, input }) => decideTemplate(ctx.ctx, { ...input, by: ctx.actor })),
  rollBack: supervisorProcedure
    .input(slot.extend({ version: z.number().int().min(0), base }))
    .mutation(({ ctx, input }) => rollBackTemplate(ctx.ctx, { ...input, by: ctx.actor })),
  /** To the address of whoever asks, and to no other. */
  test: supervisorProcedure
    .input(slot.extend({ words, orderNo: orderNo.nullable() }).refine(ofMedium, NOT_OF_MEDIUM))
    .mutation(async ({ ctx, input }) => {
      await takeFromLimit('test_message', ctx.staff.id);
      return sendTest(ctx.ctx, { ...input, staffId: ctx.staff.id });
    }),
  keepProvider: supervisorProcedure
    .input(z.object({ id: z.uuid().nullable(), place, text: providerText }))
    .mutation(({ ctx, input }) => keepProviderTemplate(ctx.ctx, { ...input, by: ctx.actor })),
  setApproval: supervisorProcedure
    .input(
      z.object({
        id: z.uuid(),
        state: z.enum(APPROVAL_STATES),
        reason: z.string().trim().max(300),
        templateId: providerText.shape.templateId,
      }),
    )
    .mutation(({ ctx, input }) => setApproval(ctx.ctx, { ...input, by: ctx.actor })),
  setLimits: adminProcedure
    .input(z.object({ limits: z.object({ aliyun_sms: limit, tencent_sms: limit }) }))
    .mutation(({ ctx, input }) => setParamLimits(ctx.ctx, { ...input, by: ctx.actor })),
});
