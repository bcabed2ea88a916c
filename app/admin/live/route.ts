import { openStaffStream } from '@/server/api/live/staff-stream';

export const dynamic = 'force-dynamic';

export const GET = openStaffStream;
