import { deleteForcedState } from '@/server/api/rest/forced-states';

export const dynamic = 'force-dynamic';

export async function DELETE(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return deleteForcedState(request, (await params).id);
}
