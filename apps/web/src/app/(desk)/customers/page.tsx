import type { Metadata } from "next";
import { CustomerPages } from "@/features/customers";

export const metadata: Metadata = { title: "Customers" };

export default function Page() {
  return <CustomerPages />;
}
