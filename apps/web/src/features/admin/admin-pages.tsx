"use client";
import { EmptyState } from "@desk/ui/empty-state";
import { FileQuestionMark } from "lucide-react";
import dynamic from "next/dynamic";
import { MacrosPage } from "@/features/macros";
import { mailPages } from "@/features/mail-admin";
import { usePathAfter } from "@/lib/navigation";

const pages = {
  workspace: dynamic(() => import("./workspace")),
  people: dynamic(() => import("./people")),
  teams: dynamic(() => import("./teams")),
  roles: dynamic(() => import("./roles")),
  labels: dynamic(() => import("./labels")),
  statuses: dynamic(() => import("./statuses")),
  "api-keys": dynamic(() => import("./api-keys")),
  macros: MacrosPage,
  audit: dynamic(() => import("./audit")),
  ...mailPages,
};

export function AdminPages() {
  const name = usePathAfter("/admin/");
  if (name === null) return null;
  if (!(name in pages)) {
    return (
      <EmptyState icon={FileQuestionMark} title="There is no such setting">
        Choose one on the left.
      </EmptyState>
    );
  }
  const Page = pages[name as keyof typeof pages];
  return <Page />;
}
