"use client";
import { type ReactNode, Suspense } from "react";
import { PathSync } from "@/lib/path-sync";
import { ApiProvider } from "@/trpc/client";

export function Providers({ children }: { children: ReactNode }) {
  return (
    <ApiProvider>
      <Suspense>
        <PathSync />
      </Suspense>
      {children}
    </ApiProvider>
  );
}
