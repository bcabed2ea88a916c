import { postEvents } from '@/server/api/rest/post-events';

export const POST = postEvents;
