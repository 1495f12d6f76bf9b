"use client";
import { buttonClass } from "@desk/ui/button";
import { EmptyState } from "@desk/ui/empty-state";
import { Shield } from "lucide-react";
import { Link } from "@/lib/link";

/** A list that does not exist for this person, without saying which of the two it is. */
export default function NoPermission() {
  return (
    <EmptyState
      icon={Shield}
      title="You cannot open this list"
      actions={
        <Link href="/views/my-queue" className={buttonClass("secondary")}>
          Go to my queue
        </Link>
      }
    >
      It may have been removed, or it belongs to a team you are not in. An administrator of the workspace can add you.
    </EmptyState>
  );
}
