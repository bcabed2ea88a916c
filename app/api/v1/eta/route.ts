import { postEta } from '@/server/api/rest/post-eta';

export const POST = postEta;
