import { getLogo } from '@/server/api/public/get-logo';

export const dynamic = 'force-dynamic';

export async function GET(request: Request, { params }: { params: Promise<{ shop: string }> }): Promise<Response> {
  return getLogo(request, (await params).shop);
}
