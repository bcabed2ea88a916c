import { newId } from '@/server/platform/ids';
import { hashPassword } from '@/server/platform/password';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { insertStaff, listStaff } from '@/server/store/staff';
import { createApiKey } from '../access/create-api-key';
import { ensureDefaultRules } from '../stall/ensure-default-rules';

export interface FirstRun {
  admin: { email: string; password: string };
  /** At least 20 characters; all scopes. */
  apiKey: string;
}

export interface PreparedFirstRun {
  /** False when somebody is on the staff already: then nobody is added and no password is changed. */
  adminMade: boolean;
  apiKeyMade: boolean;
  rulesMade: number;
}

/** Puts in place what a new installation cannot be used without, and leaves everything that is there as it is. */
export async function prepareFirstRun(ctx: Context, { admin, apiKey }: FirstRun): Promise<PreparedFirstRun> {
  const adminMade = await addFirstAdmin(ctx, admin);
  const key = await createApiKey(ctx, { name: 'first key', scopes: ['ingest', 'read', 'admin'], createdBy: 'system', token: apiKey });
  return { adminMade, apiKeyMade: key.kind === 'created', rulesMade: await ensureDefaultRules(ctx) };
}

async function addFirstAdmin(ctx: Context, admin: FirstRun['admin']): Promise<boolean> {
  if ((await listStaff(ctx.db)).length > 0) return false;
  const id = newId(ctx.now());
  const passwordHash = await hashPassword(admin.password);
  return inTransaction(ctx, async (tx) => {
    const email = admin.email.trim().toLowerCase();
    const isMade = await insertStaff(tx.db, { id, email, name: 'Administrator', role: 'admin', passwordHash });
    if (isMade) await writeAudit(tx.db, { actor: 'system', action: 'staff.added', subject: `staff:${id}`, detail: { role: 'admin' } });
    return isMade;
  });
}
