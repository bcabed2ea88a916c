import { postHookReplay } from '@/server/api/rest/hooks';

export const dynamic = 'force-dynamic';

export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return postHookReplay(request, (await params).id);
}
