import type { Metadata } from "next";
import { AccountPages } from "@/features/account";

export const metadata: Metadata = { title: "Account" };

export default function Page() {
  return <AccountPages />;
}
