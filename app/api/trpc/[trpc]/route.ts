export { trpcRoute as POST } from '@/server/api/trpc/trpc-route';
