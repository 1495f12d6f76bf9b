import type { Metadata } from "next";
import { AdminPages } from "@/features/admin";

export const metadata: Metadata = { title: "Settings" };

export default function Page() {
  return <AdminPages />;
}
