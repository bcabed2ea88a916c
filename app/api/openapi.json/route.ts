import { getOpenApi } from '@/server/api/rest/serve-openapi';

export const GET = getOpenApi;
