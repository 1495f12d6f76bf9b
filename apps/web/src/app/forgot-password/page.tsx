import type { Metadata } from "next";
import { ForgotPassword } from "@/features/auth/forgot-password";

export const metadata: Metadata = { title: "Set a new password · Halen Desk" };

export default function Page() {
  return <ForgotPassword />;
}
