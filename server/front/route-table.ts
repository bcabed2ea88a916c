import * as health from '@/app/api/health/route';
import * as metrics from '@/app/api/metrics/route';
import type { Params } from './match-route';

export type Handler = (request: Request, context: { params: Promise<Params> }) => Response | Promise<Response>;
export type RouteModule = Partial<Record<'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', Handler>>;

/** The routes that the front answers itself, before Next is asked: pattern and module of app/, the same that Next serves. */
export const hotRoutes = [
  ['/api/health', health],
  ['/api/metrics', metrics],
] as unknown as [pattern: string, module: RouteModule][];
