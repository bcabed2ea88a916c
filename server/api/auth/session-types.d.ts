import 'next-auth';
import 'next-auth/jwt';

declare module 'next-auth' {
  interface User {
    id: string;
    credentialTag: string;
  }
  interface Session {
    staffId: string;
    credentialTag: string;
  }
}

declare module 'next-auth/jwt' {
  interface JWT {
    credentialTag?: string;
  }
}
