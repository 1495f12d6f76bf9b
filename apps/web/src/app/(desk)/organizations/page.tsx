import type { Metadata } from "next";
import { OrganizationPages } from "@/features/customers";

export const metadata: Metadata = { title: "Organizations" };

export default function Page() {
  return <OrganizationPages />;
}
