import { postForcedConfirmation } from '@/server/api/rest/forced-states';

export const dynamic = 'force-dynamic';

export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return postForcedConfirmation(request, (await params).id);
}
