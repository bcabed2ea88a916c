import { postTrackVerify } from '@/server/api/public/post-track-verify';

export const dynamic = 'force-dynamic';

export function POST(request: Request): Promise<Response> {
  return postTrackVerify(request);
}
