import { deleteHookCall, getHook, patchHook } from '@/server/api/rest/hooks';

export const dynamic = 'force-dynamic';

interface Route {
  params: Promise<{ id: string }>;
}

export async function GET(request: Request, { params }: Route): Promise<Response> {
  return getHook(request, (await params).id);
}

export async function PATCH(request: Request, { params }: Route): Promise<Response> {
  return patchHook(request, (await params).id);
}

export async function DELETE(request: Request, { params }: Route): Promise<Response> {
  return deleteHookCall(request, (await params).id);
}
