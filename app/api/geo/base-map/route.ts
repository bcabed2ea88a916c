export { getBaseMap as GET } from '@/server/api/public/map/get-base-map';
