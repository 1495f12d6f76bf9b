import type { Metadata } from "next";
import { JobPages } from "@/features/jobs";

export const metadata: Metadata = { title: "Jobs" };

export default function Page() {
  return <JobPages />;
}
