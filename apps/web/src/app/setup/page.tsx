import type { Metadata } from "next";
import { Setup } from "@/features/auth/setup";

export const metadata: Metadata = { title: "Set up · Halen Desk" };

export default function Page() {
  return <Setup />;
}
