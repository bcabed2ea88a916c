import { getNotices } from '@/server/api/rest/get-notices';

export const GET = getNotices;
