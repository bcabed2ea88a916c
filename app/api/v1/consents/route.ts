import { postConsents } from '@/server/api/rest/post-consents';

export const POST = postConsents;
