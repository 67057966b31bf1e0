import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { cssVariables, theme } from '../design/theme.ts';
import { createQueryClient } from './query-client.ts';

interface ProvidersProps {
  readonly children: ReactNode;
  /** Tests bring their own. */
  readonly queryClient?: QueryClient;
}

/** What every page stands on: the look, which follows the system's light or dark, answers kept, notices. */
export function Providers({ children, queryClient }: ProvidersProps) {
  const [client] = useState(() => queryClient ?? createQueryClient());
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <QueryClientProvider client={client}>
        <Notifications position="bottom-right" />
        {children}
      </QueryClientProvider>
    </MantineProvider>
  );
}
