import { getQr } from '@/server/api/rest/get-qr';

export const dynamic = 'force-dynamic';

export async function GET(request: Request, { params }: { params: Promise<{ orderNo: string }> }): Promise<Response> {
  return getQr(request, (await params).orderNo);
}
