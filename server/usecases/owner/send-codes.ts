import { randomInt } from 'node:crypto';
import type { Sent } from '@/server/channels/channel';
import { ONE_TIME_CODE } from '@/server/domain/access/one-time-code';
import { DAY, MINUTE, SECOND } from '@/server/domain/shared/instant';
import { publicUrl } from '@/server/platform/environment';
import { newId } from '@/server/platform/ids';
import { loadCodeSettings } from '@/server/store/code-setting';
import { type Context, inTransaction } from '@/server/store/context';
import { hasOrders } from '@/server/store/own-orders';
import { claimCodes, codeHash, countSentCodes, type DueCode, keepCode, settleCode } from '@/server/store/owner-code';
import type { ReadyChannel } from '../channel/ready-channels';
import { heedProvider } from '../consent/heed-provider';
import { codeChannels } from './code-channel';
import { codeContent } from './code-content';

const LEASE_MS = MINUTE;
const BATCH = 20;
const MOST_SENDS = 3;
const RETRY_MS = 5 * SECOND;

/**
 * One round of sending codes: makes each code, keeps its hash and sends it to its phone. A phone without orders is sent
 * nothing, and so is everybody once the day's ceiling is reached. Codes are asked for by the customer who waits for them, so
 * neither quiet hours nor the budget of notices hold them. Answers how many it took up.
 */
export async function sendCodes(ctx: Context): Promise<number> {
  const codes = await claimCodes(ctx.db, ctx.now(), LEASE_MS, BATCH);
  await Promise.all(
    codes.map((code) =>
      sendCode(ctx, code).catch((error: Error) => ctx.log.error({ err: error }, 'a one-time code could not be sent now')),
    ),
  );
  return codes.length;
}

async function sendCode(ctx: Context, due: DueCode): Promise<void> {
  const now = ctx.now();
  if (!(await hasOrders(ctx.db, due.phoneHash))) return settleCode(ctx.db, due.ticketHash, { state: 'withheld' });
  if ((await countSentCodes(ctx.db, now - DAY)) >= (await loadCodeSettings(ctx.db)).codesADay) {
    ctx.log.warn('the ceiling of one-time codes a day is reached; none is sent');
    return settleCode(ctx.db, due.ticketHash, { state: 'withheld' });
  }
  const channels = await codeChannels(ctx, due.phone, now);
  if (channels.length === 0) return retryOrFail(ctx, due, 'no channel is ready');
  const code = newCode();
  await keepCode(ctx.db, due.ticketHash, codeHash(due.ticketHash, code), now);
  for (const ready of channels) {
    const content = codeContent(ready, code, due.language, new URL(publicUrl()).host);
    const sent = await ready.channel.send(ready.account, { attemptId: newId(now), address: due.phone, content }, now);
    if ((await settleSent(ctx, due, ready, sent)) === 'settled') return;
  }
  await settleCode(ctx.db, due.ticketHash, { state: 'failed' });
}

/** `refused`: for what we are, not for whom it was for, so that another channel may send it. */
async function settleSent(ctx: Context, due: DueCode, { code, channel }: ReadyChannel, sent: Sent): Promise<'settled' | 'refused'> {
  switch (sent.outcome) {
    case 'accepted':
    // the message may be out: it is not sent again, the customer can ask for another
    case 'unknown':
      await settleCode(ctx.db, due.ticketHash, { state: 'sent' });
      return 'settled';
    case 'retry':
      await retryOrFail(ctx, due, sent.code);
      return 'settled';
    case 'permanent':
    case 'suppressed': {
      const { outcome, code: provider } = sent;
      await inTransaction(ctx, (tx) => heedProvider(tx, { phoneHash: due.phoneHash, medium: channel.medium, outcome, code: provider }));
      await settleCode(ctx.db, due.ticketHash, { state: 'failed' });
      return 'settled';
    }
    case 'config':
      // the provider's own words may name the phone
      ctx.log.error({ channel: code, code: sent.code }, 'one-time codes cannot be sent: the account is refused');
      return 'refused';
  }
}

async function retryOrFail(ctx: Context, due: DueCode, why: string): Promise<void> {
  const isLast = due.sends + 1 >= MOST_SENDS;
  if (isLast) ctx.log.error({ code: why }, 'a one-time code was given up');
  const dueAt = ctx.now() + RETRY_MS * (due.sends + 1);
  await settleCode(ctx.db, due.ticketHash, isLast ? { state: 'failed' } : { state: 'pending', dueAt });
}

function newCode(): string {
  return String(randomInt(10 ** ONE_TIME_CODE.digits)).padStart(ONE_TIME_CODE.digits, '0');
}
