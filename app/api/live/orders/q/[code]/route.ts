import { pageInStream } from '@/app/(public)/_views/answer-order-page';
import { openOrderStream } from '@/server/api/live/order-stream';
import { viewOf } from '@/server/api/public/page-view';

export const dynamic = 'force-dynamic';

export async function GET(request: Request, { params }: { params: Promise<{ code: string }> }): Promise<Response> {
  const { code } = await params;
  const view = viewOf(request);
  return openOrderStream(request, { kind: 'code', code }, () => pageInStream('q', code, view));
}
