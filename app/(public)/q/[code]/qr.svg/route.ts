import { getPageQr } from '@/server/api/public/get-page-qr';

export const dynamic = 'force-dynamic';

export async function GET(_: Request, { params }: { params: Promise<{ code: string }> }): Promise<Response> {
  return getPageQr((await params).code);
}
