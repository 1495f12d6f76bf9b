import type { Metadata } from "next";
import { ResetPassword } from "@/features/auth/reset-password";

export const metadata: Metadata = { title: "Choose a new password · Halen Desk" };

export default function Page() {
  return <ResetPassword />;
}
