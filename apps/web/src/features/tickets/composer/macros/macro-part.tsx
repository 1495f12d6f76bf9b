"use client";
import type { MessageMacro } from "@desk/contracts/macro-action";
import type { AttachmentView } from "@desk/contracts/ticket";
import type { MessageKind } from "@desk/contracts/words";
import { showToast } from "@desk/ui/toast";
import { type RefObject, useEffect } from "react";
import { problemOf } from "@/lib/problem";
import { api } from "@/trpc/client";
import { useTicketCache } from "../../actions/use-ticket-cache";
import type { EditorHandle } from "../editor";
import { MacroBar } from "./macro-bar";
import MacroPicker from "./macro-picker";
import type { Picking } from "./picking";
import { useInsertMacro } from "./use-insert-macro";
import { takeWanted, useWantedMacro } from "./wanted-macro";

type Props = {
  ticketId: string;
  kind: MessageKind;
  editor: RefObject<EditorHandle | null>;
  macro: MessageMacro | null;
  onMacro: (macro: MessageMacro | null) => void;
  onFiles: (files: readonly AttachmentView[]) => void;
  picking: Picking | null;
  onPicked: () => void;
};

/** The macros of one draft: the list at the caret, and what the chosen one changes. */
export default function MacroPart(props: Props) {
  const { ticketId, kind, editor, macro, onMacro, onFiles, picking, onPicked } = props;
  const insert = useInsertMacro({ ticketId, kind, editor, macro, onMacro, onFiles });
  const tickets = useTicketCache();
  const apply = api.macro.use.useMutation({
    onSuccess({ ticket }) {
      onMacro(null);
      tickets.show(ticket);
      showToast({ tone: "success", message: "The macro is applied" });
    },
    onError: (error) => showToast({ tone: "danger", message: `Not applied: ${problemOf(error).message}` }),
    onSettled: () => tickets.refresh(ticketId),
  });
  const wanted = useWantedMacro(ticketId);
  useEffect(() => {
    if (wanted && takeWanted(wanted)) void insert(wanted);
  }, [wanted, insert]);

  function close(typed: string) {
    onPicked();
    editor.current?.focus();
    const text = `${picking?.typed ?? ""}${typed}`;
    if (picking?.typed && text) editor.current?.insertText(text);
  }

  return (
    <>
      {macro ? (
        <MacroBar
          macro={macro}
          isApplying={apply.isPending}
          onChange={onMacro}
          onApply={() =>
            apply.mutate({
              ticketId,
              macroId: macro.macroId,
              actions: macro.actions,
              replyHtml: "",
              noteHtml: macro.noteHtml ?? "",
            })
          }
        />
      ) : null}
      {picking ? (
        <MacroPicker
          context={kind}
          caret={picking.caret}
          onPick={(chosen) => {
            onPicked();
            void insert(chosen);
          }}
          onClose={close}
        />
      ) : null}
    </>
  );
}
