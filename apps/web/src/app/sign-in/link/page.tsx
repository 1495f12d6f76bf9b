import type { Metadata } from "next";
import { SignInByLink } from "@/features/auth/sign-in-by-link";

export const metadata: Metadata = { title: "Sign in with your link · Halen Desk" };

export default function Page() {
  return <SignInByLink />;
}
