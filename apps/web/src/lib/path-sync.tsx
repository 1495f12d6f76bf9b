"use client";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useEffect } from "react";
import { connectRouter, noticeNavigation } from "./navigation";

/** Keeps our path store and the router in step. */
export function PathSync() {
  const router = useRouter();
  const path = usePathname();
  const query = useSearchParams();

  useEffect(() => connectRouter(router), [router]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: The address itself is the reason to tell.
  useEffect(() => noticeNavigation(), [path, query]);
  return null;
}
