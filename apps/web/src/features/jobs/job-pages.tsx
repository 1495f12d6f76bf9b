"use client";
import dynamic from "next/dynamic";
import { usePathAfter } from "@/lib/navigation";

const JobList = dynamic(() => import("./job-list"));
const JobPage = dynamic(() => import("./job-page"));

export function JobPages() {
  const id = usePathAfter("/jobs/");
  return id === null ? <JobList /> : <JobPage key={id} jobId={id} />;
}
