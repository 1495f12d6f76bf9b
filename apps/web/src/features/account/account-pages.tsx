"use client";
import dynamic from "next/dynamic";
import { OwnSignature } from "@/features/mail-admin";
import { usePathAfter } from "@/lib/navigation";

const pages = {
  profile: dynamic(() => import("./profile")),
  security: dynamic(() => import("./security")),
  appearance: dynamic(() => import("./appearance")),
  notifications: dynamic(() => import("./notifications")),
  signature: OwnSignature,
  exports: dynamic(() => import("@/features/exports/exports-page")),
  shortcuts: dynamic(() => import("./shortcuts")),
};

export function AccountPages() {
  const name = usePathAfter("/account/");
  const Page = name !== null && name in pages ? pages[name as keyof typeof pages] : pages.profile;
  return name === null ? null : <Page />;
}
