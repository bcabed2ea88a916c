import { getSourceHealth } from '@/server/api/rest/sources';

export const GET = getSourceHealth;
