"use client";
import { Banner } from "@desk/ui/banner";
import { Button } from "@desk/ui/button";
import { CircleAlert } from "lucide-react";
import { problemOf } from "@/lib/problem";
import { useWorkspace } from "../workspace-context";

/** Why the list does not go on here; the rows above are kept. */
export default function MoreProblem() {
  const { list } = useWorkspace();
  return (
    <div className="sticky bottom-0 p-2">
      <Banner tone="danger" icon={CircleAlert} role="alert" actions={<Button onClick={list.retry}>Try again</Button>}>
        More tickets did not load: {problemOf(list.error).message}
      </Banner>
    </div>
  );
}
