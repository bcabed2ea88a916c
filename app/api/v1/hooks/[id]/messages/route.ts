import { getHookMessages } from '@/server/api/rest/hooks';

export const dynamic = 'force-dynamic';

export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return getHookMessages(request, (await params).id);
}
