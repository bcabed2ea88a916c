import { z } from 'zod';
import { decideProposal } from '@/server/usecases/rule/decide-proposal';
import { adoptTrial, dropTrial } from '@/server/usecases/rule/end-trial';
import { explainChoice } from '@/server/usecases/rule/explain-choice';
import { dropDraft, keepDraft } from '@/server/usecases/rule/keep-draft';
import { publishRule } from '@/server/usecases/rule/publish-rule';
import { readRule, readRuleDesk, readRulePalette } from '@/server/usecases/rule/read-rule';
import { rollBackRule } from '@/server/usecases/rule/roll-back-rule';
import { setRuleApproval } from '@/server/usecases/rule/set-approval';
import { listRules, readRuleHistory } from '@/server/usecases/staff/list-rules';
import { readRuleProgress } from '@/server/usecases/stall/read-rule-progress';
import { adminProcedure, router, supervisorProcedure, viewerProcedure } from './procedures';
import { ruleBody } from './rule-input';
import { ruleTestProcedures } from './rule-test-procedures';

const code = z.string().min(1).max(60);
const version = z.number().int().min(1);
/** Beginning of a new rule's code. */
const stem = z
  .string()
  .regex(/^[a-z][a-z_]{1,39}$/)
  .optional();
const note = z.string().max(300);
const written = { code: code.nullable(), stem, body: ruleBody, enabled: z.boolean(), note };
const wish = z.object({ ...written, base: version.nullable(), percent: z.number().min(1).max(50).nullable() });
const draft = z.object({ ...written, shadow: z.boolean().optional() });
const asked = z.object({
  orderNo: z.string().min(1).max(100),
  draft: z.object({ code: z.string().max(60), body: ruleBody, enabled: z.boolean() }).optional(),
});
const approval = z.object({ everywhere: z.boolean(), shops: z.array(z.string().min(1).max(80)).max(200) });

export const ruleRouter = router({
  ...ruleTestProcedures,
  list: viewerProcedure.query(({ ctx }) => listRules(ctx.ctx)),
  desk: viewerProcedure.query(({ ctx }) => readRuleDesk(ctx.ctx)),
  read: viewerProcedure.input(z.object({ code })).query(({ ctx, input }) => readRule(ctx.ctx, input)),
  palette: viewerProcedure.query(({ ctx }) => readRulePalette(ctx.ctx)),
  history: viewerProcedure.input(z.object({ code })).query(({ ctx, input }) => readRuleHistory(ctx.ctx, input)),
  progress: viewerProcedure.input(z.object({ code })).query(({ ctx, input }) => readRuleProgress(ctx.ctx, input)),
  explain: viewerProcedure.input(asked).query(({ ctx, input }) => explainChoice(ctx.ctx, input)),
  publish: supervisorProcedure.input(wish).mutation(({ ctx, input }) => publishRule(ctx.ctx, { ...input, by: ctx.actor })),
  decide: supervisorProcedure
    .input(z.object({ code, agrees: z.boolean() }))
    .mutation(({ ctx, input }) => decideProposal(ctx.ctx, { ...input, by: ctx.actor })),
  rollBack: supervisorProcedure
    .input(z.object({ code, version, base: version }))
    .mutation(({ ctx, input }) => rollBackRule(ctx.ctx, { ...input, by: ctx.actor })),
  keepDraft: supervisorProcedure.input(draft).mutation(({ ctx, input }) => keepDraft(ctx.ctx, { ...input, by: ctx.actor })),
  dropDraft: supervisorProcedure.input(z.object({ code })).mutation(({ ctx, input }) => dropDraft(ctx.ctx, { ...input, by: ctx.actor })),
  adoptTrial: supervisorProcedure
    .input(z.object({ code, base: version }))
    .mutation(({ ctx, input }) => adoptTrial(ctx.ctx, { ...input, by: ctx.actor })),
  dropTrial: supervisorProcedure.input(z.object({ code })).mutation(({ ctx, input }) => dropTrial(ctx.ctx, { ...input, by: ctx.actor })),
  setApproval: adminProcedure.input(approval).mutation(({ ctx, input }) => setRuleApproval(ctx.ctx, { ...input, by: ctx.actor })),
});
