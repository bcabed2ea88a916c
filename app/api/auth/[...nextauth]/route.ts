export { authRoute as GET, authRoute as POST } from '@/server/api/auth/auth-route';
