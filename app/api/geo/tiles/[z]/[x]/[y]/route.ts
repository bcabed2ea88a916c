export { getTile as GET } from '@/server/api/public/map/get-tile';
