import type { ListTicketsInput } from "@desk/contracts/ticket";
import type { Grouping } from "@desk/contracts/view-words";
import { priorities, statusCategories } from "@desk/contracts/words";

type Filter = Pick<ListTicketsInput, "status" | "priority" | "assigneeId" | "teamId" | "requesterId">;

/** What narrows a list to one of its parts. Tickets without a team are asked for in the query instead. */
export function partOfList(input: ListTicketsInput, by: Grouping, key: string): ListTicketsInput {
  if (by === "team" && key === "none") return { ...input, query: `${input.query ? `(${input.query}) ` : ""}team:none` };
  return { ...input, ...filterOf(by, key) };
}

function filterOf(by: Grouping, key: string): Filter {
  switch (by) {
    case "status":
      return { status: statusCategories.filter((each) => each === key) };
    case "priority":
      return { priority: priorities.filter((each) => each === key) };
    case "assignee":
      return { assigneeId: key };
    case "team":
      return { teamId: key };
    case "requester":
      return { requesterId: key };
  }
}
