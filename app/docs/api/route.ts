import { getDocs } from '@/server/api/rest/serve-openapi';

export const GET = getDocs;
