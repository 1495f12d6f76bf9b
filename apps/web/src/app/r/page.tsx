import type { Metadata } from "next";
import { LinkedTicket } from "@/features/portal";

export const metadata: Metadata = {
  robots: { index: false, follow: false, nocache: true },
  referrer: "no-referrer",
};

export default function Page() {
  return <LinkedTicket />;
}
