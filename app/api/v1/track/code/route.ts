import { postTrackCode } from '@/server/api/public/post-track-code';

export const dynamic = 'force-dynamic';

export function POST(request: Request): Promise<Response> {
  return postTrackCode(request);
}
