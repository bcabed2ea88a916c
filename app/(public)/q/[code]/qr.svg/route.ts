import { getPageQr } from '@/server/api/public/get-page-qr';

export const dynamic = 'force-dynamic';

export async function GET(request: Request, { params }: { params: Promise<{ code: string }> }): Promise<Response> {
  return getPageQr(request, (await params).code);
}
