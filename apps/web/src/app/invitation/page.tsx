import type { Metadata } from "next";
import { Invitation } from "@/features/auth/invitation";

export const metadata: Metadata = { title: "Join · Halen Desk" };

export default function Page() {
  return <Invitation />;
}
