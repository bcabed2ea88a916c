import type { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { publicUrl } from '@/server/platform/environment';
import { authOptions } from './auth-options';

/** Sign-in, sign-out, session and CSRF token of next-auth under /api/auth. */
export async function authRoute(request: NextRequest, context: { params: Promise<{ nextauth: string[] }> }): Promise<Response> {
  // next-auth builds its links and decides on Secure cookies by this variable alone.
  process.env.NEXTAUTH_URL ??= publicUrl();
  return NextAuth(request as never, context as never, authOptions()) as Promise<Response>;
}
