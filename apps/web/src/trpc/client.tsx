"use client";
import type { AppRouter } from "@desk/api/router";
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { httpBatchLink, TRPCClientError } from "@trpc/client";
import { createTRPCReact } from "@trpc/react-query";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import { type ReactNode, useState } from "react";

export const api = createTRPCReact<AppRouter>();
export type Inputs = inferRouterInputs<AppRouter>;
export type Outputs = inferRouterOutputs<AppRouter>;

const anonymousPaths = ["/sign-in", "/setup", "/forgot-password", "/reset-password", "/invitation", "/r/"];

export function errorCode(error: unknown): string | null {
  if (!(error instanceof TRPCClientError)) return null;
  const data: unknown = error.data;
  return typeof data === "object" && data !== null && "code" in data && typeof data.code === "string"
    ? data.code
    : null;
}

/** A session that ended sends the person to sign in and back to where they were. */
function onError(error: unknown): void {
  if (errorCode(error) !== "UNAUTHORIZED") return;
  const { pathname, search } = window.location;
  if (anonymousPaths.some((path) => pathname.startsWith(path))) return;
  window.location.assign(`/sign-in?next=${encodeURIComponent(pathname + search)}`);
}

const retryCodes = new Set<string | null>([null, "INTERNAL_SERVER_ERROR", "TIMEOUT"]);

function createQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        gcTime: 10 * 60_000,
        retry: (failures, error) => failures < 2 && retryCodes.has(errorCode(error)),
      },
      mutations: { retry: false },
    },
  });
}

export function ApiProvider({ children }: { children: ReactNode }) {
  const [queryClient] = useState(createQueryClient);
  const [client] = useState(() => api.createClient({ links: [httpBatchLink({ url: "/api/trpc", maxItems: 10 })] }));
  return (
    <api.Provider client={client} queryClient={queryClient}>
      <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
    </api.Provider>
  );
}
