import { downloadRegister } from '@/server/api/play/download-register';

export const GET = downloadRegister;
