import { JobPages } from "@/features/jobs";

export default function Page() {
  return <JobPages />;
}
