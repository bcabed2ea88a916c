import { getPageScript } from '@/server/api/public/get-page-script';

export const dynamic = 'force-dynamic';

export async function GET(request: Request, { params }: { params: Promise<{ name: string }> }): Promise<Response> {
  return getPageScript(request, (await params).name);
}
