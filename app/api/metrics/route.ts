export { metricsRoute as GET } from '@/server/api/health/metrics-route';
