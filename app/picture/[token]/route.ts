import { getCasePicture } from '@/server/api/public/get-case-picture';

export const GET = getCasePicture;
