"use client";
import { Button } from "@desk/ui/button";
import { Plus } from "lucide-react";
import { push, useQueryString } from "@/lib/navigation";
import { SettingsPage } from "@/lib/settings-page";
import { MacroEditorPage } from "./macro-editor-page";
import { MacroList } from "./macro-list";
import { pathOf, useMayWrite } from "./places";

/** Macros and canned replies: those for everyone, for teams, and one's own. */
export default function MacrosPage() {
  const chosen = new URLSearchParams(useQueryString()).get("macro");
  const mayWrite = useMayWrite();
  if (chosen !== null) return <MacroEditorPage key={chosen} macroId={chosen === "new" ? null : chosen} />;
  return (
    <SettingsPage
      area="Tickets"
      title="Macros"
      lead="A macro writes a reply or a note and changes the ticket in one step. One that only writes is a canned reply. Type / in a reply to use them."
      actions={
        mayWrite ? (
          <Button variant="primary" icon={Plus} onClick={() => push(pathOf("new"))}>
            New macro
          </Button>
        ) : undefined
      }
    >
      <MacroList />
    </SettingsPage>
  );
}
