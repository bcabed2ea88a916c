import { getIncidents } from '@/server/api/rest/get-incidents';

export const GET = getIncidents;
