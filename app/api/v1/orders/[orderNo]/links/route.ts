import { getShareLinks, postShareLink } from '@/server/api/rest/share-links';

export const dynamic = 'force-dynamic';

interface RouteContext {
  params: Promise<{ orderNo: string }>;
}

export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  return getShareLinks(request, (await params).orderNo);
}

export async function POST(request: Request, { params }: RouteContext): Promise<Response> {
  return postShareLink(request, (await params).orderNo);
}
