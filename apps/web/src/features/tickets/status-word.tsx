import type { Priority, StatusCategory } from "@desk/contracts/words";
import { PriorityIcon } from "@desk/ui/priority-icon";
import { StatusIcon } from "@desk/ui/status-icon";
import { priorityWords } from "@/lib/words";

/** The shape and the word of a status. */
export function StatusWord({ status, label }: { status: StatusCategory; label: string }) {
  return (
    <span className="inline-flex min-w-0 items-center gap-2">
      <StatusIcon status={status} />
      <span className="truncate">{label}</span>
    </span>
  );
}

export function PriorityWord({ priority }: { priority: Priority }) {
  return (
    <span className="inline-flex min-w-0 items-center gap-2">
      <PriorityIcon priority={priority} />
      <span className="truncate">{priorityWords[priority]}</span>
    </span>
  );
}
