import { getImport } from '@/server/api/rest/get-import';

export const GET = getImport;
