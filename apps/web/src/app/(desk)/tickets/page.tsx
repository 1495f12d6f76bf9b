import { Workspace } from "@/features/tickets/workspace";

export default function Page() {
  return <Workspace />;
}
