import { getSiteProof } from '@/server/api/public/get-site-proof';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return getSiteProof(request);
}
