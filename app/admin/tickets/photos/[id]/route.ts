import { staffPhoto } from '@/server/api/tickets/staff-photo';

export const GET = staffPhoto;
