import { postTrack } from '@/server/api/public/post-track';

export const dynamic = 'force-dynamic';

export function POST(request: Request): Promise<Response> {
  return postTrack(request);
}
