"use client";
import { Button } from "@desk/ui/button";
import { Loaded } from "@/lib/loaded";
import { useMe } from "@/lib/me";
import { push } from "@/lib/navigation";
import { SettingsPage } from "@/lib/settings-page";
import { api } from "@/trpc/client";
import { MacroForm } from "./macro-form";

const list = { label: "Macros", href: "/admin/macros" };

/** Writes a macro, or changes one. */
export function MacroEditorPage({ macroId }: { macroId: string | null }) {
  const me = useMe();
  const macro = api.macro.byId.useQuery({ macroId: macroId ?? "" }, { enabled: macroId !== null, staleTime: 0 });
  if (me === undefined) return null;
  if (macroId === null) return <MacroForm macro={null} />;
  return macro.data ? (
    <MacroForm key={`${macro.data.id}.${macro.data.version}`} macro={macro.data} />
  ) : (
    <SettingsPage
      area="Tickets"
      title="Macro"
      parent={list}
      actions={<Button onClick={() => push(list.href)}>Back to macros</Button>}
    >
      <Loaded query={macro} what="The macro">
        {() => null}
      </Loaded>
    </SettingsPage>
  );
}
