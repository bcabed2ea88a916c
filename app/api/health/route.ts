export { healthRoute as GET } from '@/server/api/health/health-route';
