import { initTRPC, TRPCError } from '@trpc/server';
import { ERROR_MEANINGS, toAppError } from '@/server/api/errors';
import { mayAct, type StaffRole } from '@/server/domain/access/staff-role';
import { AppError } from '@/server/domain/shared/errors';
import { storable } from '@/server/domain/shared/storable';
import type { Context } from '@/server/store/context';
import type { SignedInStaff } from '@/server/usecases/staff/sign-in';

/** What every procedure gets: the use cases' context and who asks (null for nobody). */
export interface CallContext {
  ctx: Context;
  staff: SignedInStaff | null;
}

const t = initTRPC.context<CallContext>().create({
  errorFormatter({ shape, error }) {
    const app = error.cause instanceof Error && error.cause.name === 'AppError' ? (error.cause as AppError) : null;
    return { ...shape, data: { ...shape.data, stack: undefined, appCode: app?.code ?? null, fields: app?.fields ?? [] } };
  },
});

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

/** Every error leaves with its meaning by the one error map; what we did not throw ourselves is logged and hidden. */
const translateErrors = t.middleware(async ({ next, ctx, path }) => {
  const result = await next();
  if (result.ok || result.error.code === 'BAD_REQUEST' || !result.error.cause) return result;
  const error = toAppError(result.error.cause);
  const meaning = ERROR_MEANINGS[error.code];
  if (meaning.status >= 500) ctx.ctx.log.error({ err: error.cause ?? error, path }, error.detail ?? error.publicMessage);
  throw new TRPCError({ code: meaning.trpc, message: error.publicMessage, cause: error });
});

/** Texts as Postgres can keep them: what a form or a paste brings along besides letters is no failure of ours. */
const storableInput = t.middleware(({ next, getRawInput }) => next({ getRawInput: async () => storable(await getRawInput()) }));

/** There is no open procedure: whoever builds one starts from a role. */
function procedureFor(needs: StaffRole) {
  return t.procedure
    .use(translateErrors)
    .use(storableInput)
    .use(({ ctx, next }) => {
      if (!ctx.staff) throw new AppError('unauthenticated', 'Please sign in.');
      if (!mayAct(ctx.staff.role, needs)) throw new AppError('forbidden', `This needs the role ${needs}.`);
      return next({ ctx: { ...ctx, staff: ctx.staff, actor: `staff:${ctx.staff.id}` } });
    });
}

/** Reads everything, changes nothing (R2-16). */
export const viewerProcedure = procedureFor('viewer');
/** Works on orders: notes, share links. */
export const agentProcedure = procedureFor('agent');
/** Owns the rules. */
export const supervisorProcedure = procedureFor('supervisor');
/** Owns people and keys. */
export const adminProcedure = procedureFor('admin');
