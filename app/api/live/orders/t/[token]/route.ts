import { pageInStream } from '@/app/(public)/_views/answer-order-page';
import { openOrderStream } from '@/server/api/live/order-stream';
import { viewOf } from '@/server/api/public/page-view';

export const dynamic = 'force-dynamic';

export async function GET(request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const { token } = await params;
  const view = viewOf(request);
  return openOrderStream(request, { kind: 'token', token }, () => pageInStream('t', token, view));
}
