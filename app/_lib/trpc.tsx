'use client';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createTRPCClient, httpBatchLink } from '@trpc/client';
import { createTRPCContext } from '@trpc/tanstack-react-query';
import { type ReactNode, useState } from 'react';
import type { ConsoleRouter } from '@/server/api/trpc/console-router';

export const { TRPCProvider, useTRPC } = createTRPCContext<ConsoleRouter>();

/** The console's calls for client components. Everything is a POST: what is asked for may be a phone number. */
export function CallsProvider({ children }: { children: ReactNode }) {
  const [queries] = useState(
    () => new QueryClient({ defaultOptions: { queries: { retry: 1, staleTime: 5_000, refetchOnWindowFocus: false } } }),
  );
  const [calls] = useState(() => createTRPCClient<ConsoleRouter>({ links: [httpBatchLink({ url: '/api/trpc', methodOverride: 'POST' })] }));
  return (
    <QueryClientProvider client={queries}>
      <TRPCProvider trpcClient={calls} queryClient={queries}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  );
}
