import { getChallenge } from '@/server/api/public/get-challenge';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return getChallenge(request);
}
