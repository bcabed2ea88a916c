import type { ReactNode } from 'react';

/** Only the console passes through here, and it has its own layout; the customers' pages are complete documents of route handlers. */
export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="zh-CN">
      <body>{children}</body>
    </html>
  );
}
