import { postTrackAction } from '@/server/api/public/post-track-action';

export const dynamic = 'force-dynamic';

interface RouteContext {
  params: Promise<{ action: string }>;
}

export async function POST(request: Request, { params }: RouteContext): Promise<Response> {
  return postTrackAction(request, (await params).action);
}
