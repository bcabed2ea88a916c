/** What every page of the console and every file is served with; the public pages send their own (server/api/public). */
const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
];

/** Next puts small scripts of its own into the page, so the console cannot forbid inline ones without a nonce for each answer. */
const consolePolicy = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "form-action 'self'",
  "base-uri 'none'",
].join('; ');

const isDevelopment = process.env.NODE_ENV === 'development';

/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  // the front compresses nothing twice; a proxy before it may compress
  compress: true,
  // checked by `npm test`, of which the build is a part
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['pg', 'pg-boss', 'pino', 'twilio', '@prisma/client', '@prisma/adapter-pg', 'esbuild'],
  turbopack: { root: import.meta.dirname },
  headers: async () => [
    { source: '/:path*', headers: securityHeaders },
    ...(isDevelopment ? [] : [{ source: '/admin/:path*', headers: [{ key: 'Content-Security-Policy', value: consolePolicy }] }]),
  ],
  redirects: async () => [{ source: '/', destination: '/track', permanent: false }],
};
