import { getTickets } from '@/server/api/rest/get-tickets';

export const GET = getTickets;
