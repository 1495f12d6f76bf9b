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
  useEffect(() => noticeNavigation(), [path, query]);
  return null;
}
