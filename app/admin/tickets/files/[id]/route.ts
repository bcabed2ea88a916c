import { staffFile } from '@/server/api/tickets/staff-file';

export const GET = staffFile;
