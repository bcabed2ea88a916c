import { drawPng } from '@/server/platform/draw-png';
import { newContext } from '@/server/store/context';
import { drawPicture } from '@/server/usecases/play/draw-picture';
import { caseOfAddress } from '@/server/usecases/play/picture-address';
import { clientAddress, clientNetwork } from '../client-address';
import { answerError } from '../errors';
import { takeFromLimit } from '../rate-limits';

/** `GET /picture/<token>`: a case as it stands now, as a PNG without anything personal, for a group whose robot was given this address. */
export async function getCasePicture(request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  try {
    await takeFromLimit('page', clientNetwork(clientAddress(request)));
    const ctx = newContext();
    const subject = caseOfAddress((await params).token, ctx.now());
    const drawn = subject && (await drawPicture(ctx, subject, { language: 'zh-CN', timeZone: 'Asia/Shanghai' }));
    if (!drawn) return new Response(null, { status: 404 });
    const png = Buffer.from(await drawPng(drawn));
    return new Response(png, {
      headers: {
        'content-type': 'image/png',
        'cache-control': 'private, max-age=300',
        'x-content-type-options': 'nosniff',
        'x-robots-tag': 'noindex',
      },
    });
  } catch (error) {
    return answerError(error);
  }
}
