import { postDwell } from '@/server/api/public/post-dwell';

export const dynamic = 'force-dynamic';

export const POST = postDwell;
