import { downloadArrivalRecord } from '@/server/api/arrival/download-arrival-record';

export const GET = downloadArrivalRecord;
