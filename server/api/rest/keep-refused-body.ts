import { type IngestCall, KEPT_CALLS, type KeyRefusal } from '@/server/domain/source/refused-call';
import type { Context } from '@/server/store/context';
import type { ApiKey } from '@/server/usecases/access/authenticate-api-key';
import { noteRefusedCall } from '@/server/usecases/source/note-refused-call';
import { clientAddress } from '../client-address';
import { toAppError } from '../errors';
import { readBody } from '../read-body';

/** Calls whose bodies are worth keeping: a file to import lies where it came from. */
const CALLS: Readonly<Record<string, IngestCall>> = { '/api/v1/orders': 'orders', '/api/v1/events': 'events' };

/** Keeps what a call said that is refused though its key is known. A body that is too large or was cut off is left unread. */
export async function keepRefusedBody(ctx: Context, request: Request, refused: { key: ApiKey; reason: KeyRefusal }): Promise<void> {
  const call = request.method === 'POST' ? CALLS[new URL(request.url).pathname] : undefined;
  if (!call) return;
  try {
    const body = await readBody(request, KEPT_CALLS.largest);
    await noteRefusedCall(ctx, { ...refused, call, address: clientAddress(request), body });
  } catch (thrown) {
    // the caller is refused for the key, whatever is wrong with the body
    const { code } = toAppError(thrown);
    if (code !== 'body_too_large' && code !== 'unreadable_body') throw thrown;
  }
}
