import { newContext } from '@/server/store/context';
import { type MailStand, readMailStand, type Unsubscription, unsubscribe } from '@/server/usecases/consent/unsubscribe';
import { clientAddress, clientNetwork } from '../client-address';
import { takeFromLimit } from '../rate-limits';
import { readBody } from '../read-body';
import { readForm as readParts } from '../read-form-body';
import { readForm } from './read-form';

/** How it stands with the mails that a link can end. Throws `rate_limited`. */
export async function mailStandAt(request: Request, token: string): Promise<MailStand> {
  await takeFromLimit('page', clientNetwork(clientAddress(request)));
  return readMailStand(newContext(), { token });
}

/**
 * Ends mails by a link: at once where a mail program posts for its reader (RFC 8058: no cookie, no page before it, no redirect after
 * it), or by a button of the page; `worded` is what that said. Whoever holds the link may, so no origin is asked for. Throws
 * `rate_limited`.
 */
export async function postUnsubscribe(
  request: Request,
  token: string,
  worded: (what: Unsubscription['what']) => Unsubscription['wording'],
): Promise<{ kind: 'done' | 'gone' | 'nothing'; isOneClick: boolean }> {
  await takeFromLimit('unsubscribe', clientNetwork(clientAddress(request)));
  const form = await fieldsOf(request);
  const isOneClick = form.get('List-Unsubscribe') === 'One-Click';
  const ctx = newContext();
  if (isOneClick) return { ...(await unsubscribe(ctx, { token, what: 'all', way: 'mail_client' })), isOneClick };
  const what = form.get('step');
  if (what !== 'all' && what !== 'rest') return { kind: 'nothing', isOneClick };
  return { ...(await unsubscribe(ctx, { token, what, way: 'mail_link', wording: worded(what) })), isOneClick };
}

const CAP_BYTES = 16 * 1024;

/** Mail programs post the one field as a form of either kind (RFC 8058, 3.2). */
async function fieldsOf(request: Request): Promise<Pick<FormData, 'get'>> {
  const contentType = request.headers.get('content-type') ?? '';
  if (!contentType.startsWith('multipart/form-data')) return readForm(request);
  return readParts(contentType, await readBody(request, CAP_BYTES));
}
