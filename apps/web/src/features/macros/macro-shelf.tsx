"use client";
import AlertDialog from "@desk/ui/alert-dialog";
import { useState } from "react";
import { saving } from "@/lib/saving";
import { api } from "@/trpc/client";
import { MacroRow } from "./macro-row";
import { afterWhich, type Macro, type Shelf } from "./shelves";

/** The macros for the same people, arranged by dragging or by buttons. */
export function MacroShelf({ shelf, canArrange }: { shelf: Shelf; canArrange: boolean }) {
  const cache = api.useUtils();
  const [dragged, setDragged] = useState<string | null>(null);
  const [leaving, setLeaving] = useState<Macro | null>(null);
  const refresh = () => Promise.all([cache.macro.list.invalidate(), cache.macro.offered.invalidate()]);
  const reorder = api.macro.reorder.useMutation(saving(refresh));
  const remove = api.macro.remove.useMutation(saving(refresh, "The macro is deleted"));
  const move = (macroId: string, place: number) =>
    reorder.mutate({ macroId, afterId: afterWhich(shelf.macros, macroId, place) });
  const last = shelf.macros.length - 1;

  return (
    <section aria-labelledby={`shelf-${shelf.id}`} className="mt-5 max-w-240">
      <h2 id={`shelf-${shelf.id}`} className="mb-1 font-semibold text-sm">
        <bdi>{shelf.title}</bdi>
      </h2>
      <ol className="border-line border-t">
        {shelf.macros.map((macro, at) => (
          <MacroRow
            key={macro.id}
            macro={macro}
            isDragged={dragged === macro.id}
            drag={
              canArrange && macro.can.edit && last > 0
                ? {
                    onStart: () => setDragged(macro.id),
                    onEnd: () => setDragged(null),
                    onDrop: () => dragged && dragged !== macro.id && move(dragged, at),
                  }
                : null
            }
            onUp={canArrange && at > 0 ? () => move(macro.id, at - 1) : null}
            onDown={canArrange && at < last ? () => move(macro.id, at + 1) : null}
            onRemove={() => setLeaving(macro)}
          />
        ))}
      </ol>
      {leaving ? (
        <AlertDialog
          isOpen
          onOpenChange={() => setLeaving(null)}
          title={`Delete ${leaving.name}?`}
          description="What it wrote and changed stays. This cannot be undone."
          actionLabel={`Delete ${leaving.name}`}
          cancelLabel="Keep"
          isLoading={remove.isPending}
          onAction={() => remove.mutate({ macroId: leaving.id }, { onSettled: () => setLeaving(null) })}
        />
      ) : null}
    </section>
  );
}
