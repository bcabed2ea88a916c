import type { NextAuthOptions } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { CLIENT_HEADER } from '@/server/api/client-address';
import { toAppError } from '@/server/api/errors';
import { derivedKey } from '@/server/platform/crypto';
import { publicUrl } from '@/server/platform/environment';
import { authorizeStaff } from './authorize-staff';

const SHIFT_S = 12 * 60 * 60;

/**
 * Sessions of staff: a signed and encrypted token in an HttpOnly, SameSite=Lax cookie for one shift. It names the
 * person only; role and activity are read anew at each request (read-current-staff).
 */
export function authOptions(): NextAuthOptions {
  // next-auth builds its links and decides on Secure cookies by this variable alone.
  process.env.NEXTAUTH_URL ??= publicUrl();
  return {
    secret: derivedKey('session').toString('base64'),
    session: { strategy: 'jwt', maxAge: SHIFT_S },
    pages: { signIn: '/admin/sign-in', error: '/admin/sign-in' },
    providers: [
      Credentials({
        name: 'Daona',
        credentials: { email: { type: 'email' }, password: { type: 'password' } },
        async authorize(form, request) {
          try {
            return await authorizeStaff(form ?? {}, request.headers?.[CLIENT_HEADER] ?? 'local');
          } catch (error) {
            // next-auth shows the message of a thrown error to the person; ours says the code and nothing else.
            throw new Error(toAppError(error).code, { cause: error });
          }
        },
      }),
    ],
    callbacks: {
      jwt({ token, user }) {
        return user ? { sub: user.id, credentialTag: user.credentialTag } : token;
      },
      session({ session, token }) {
        return { expires: session.expires, staffId: token.sub ?? '', credentialTag: token.credentialTag ?? '' };
      },
    },
  };
}
