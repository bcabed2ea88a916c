import { postTrackActions } from '@/server/api/public/post-track-action';

export const dynamic = 'force-dynamic';

export async function POST(request: Request): Promise<Response> {
  return postTrackActions(request);
}
