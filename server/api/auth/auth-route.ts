import type { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { authOptions } from './auth-options';

/** Sign-in, sign-out, session and CSRF token of next-auth under /api/auth. */
export async function authRoute(request: NextRequest, context: { params: Promise<{ nextauth: string[] }> }): Promise<Response> {
  return NextAuth(request as never, context as never, authOptions()) as Promise<Response>;
}
