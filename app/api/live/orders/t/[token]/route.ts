import { openOrderStream } from '@/server/api/live/order-stream';

export const dynamic = 'force-dynamic';

export async function GET(request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  return openOrderStream(request, { kind: 'token', token: (await params).token });
}
