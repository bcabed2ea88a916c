import { getHooks, postHook } from '@/server/api/rest/hooks';

export const dynamic = 'force-dynamic';

export const GET = getHooks;
export const POST = postHook;
