import { deleteShareLink } from '@/server/api/rest/share-links';

export const dynamic = 'force-dynamic';

export async function DELETE(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return deleteShareLink(request, (await params).id);
}
