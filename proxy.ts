import { type NextRequest, NextResponse } from 'next/server';

/** Tells the console's layout which page is asked for, so that signing in leads back to it. It guards nothing. */
export function proxy(request: NextRequest): NextResponse {
  const headers = new Headers(request.headers);
  headers.set('x-daona-path', request.nextUrl.pathname);
  return NextResponse.next({ request: { headers } });
}

export const config = { matcher: '/admin/:path*' };
