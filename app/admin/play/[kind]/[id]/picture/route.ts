import { casePicture } from '@/server/api/play/case-picture';

export const GET = casePicture;
