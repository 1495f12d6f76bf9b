"use client";
import { Button } from "@desk/ui/button";
import { Icon } from "@desk/ui/icon";
import { IconButton } from "@desk/ui/icon-button";
import { MenuButton } from "@desk/ui/menu-button";
import { Switch } from "@desk/ui/switch";
import clsx from "clsx";
import { ArrowDown, ArrowUp, Copy, Ellipsis, GripVertical, Paperclip, Trash2 } from "lucide-react";
import { Age } from "@/lib/age";
import { actionWords } from "@/lib/macro-words";
import { useDirectory } from "@/lib/me";
import { push } from "@/lib/navigation";
import { saving } from "@/lib/saving";
import { countOf } from "@/lib/words";
import { api } from "@/trpc/client";
import { pathOf } from "./places";
import type { Macro } from "./shelves";

type Drag = { onStart: () => void; onEnd: () => void; onDrop: () => void };
type Props = {
  macro: Macro;
  isDragged: boolean;
  /** Null where it stays in its place. */
  drag: Drag | null;
  onUp: (() => void) | null;
  onDown: (() => void) | null;
  onRemove: () => void;
};

/** One macro: on or off, what it does, how often it is used. */
export function MacroRow({ macro, isDragged, drag, onUp, onDown, onRemove }: Props) {
  const cache = api.useUtils();
  const directory = useDirectory();
  const refresh = () => Promise.all([cache.macro.list.invalidate(), cache.macro.offered.invalidate()]);
  const update = api.macro.update.useMutation(saving(refresh));
  const duplicate = api.macro.duplicate.useMutation({
    ...saving(refresh, "A copy is made"),
    onSettled: (copy) => copy && push(pathOf(copy.id)),
  });
  const { can, name } = macro;
  const does = [macro.preview && `“${macro.preview}”`, ...macro.actions.map((each) => actionWords(each, directory))];
  return (
    <li
      className={clsx(
        "flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-b py-2 text-sm",
        isDragged && "opacity-50",
      )}
      draggable={drag !== null}
      onDragStart={drag?.onStart}
      onDragEnd={drag?.onEnd}
      onDragOver={(event) => drag && event.preventDefault()}
      onDrop={drag?.onDrop}
    >
      {drag ? <Icon as={GripVertical} className="cursor-grab text-ink-3 max-md:hidden" /> : null}
      <Switch
        checked={macro.isActive}
        disabled={!can.edit}
        aria-label={`${name} is on`}
        onChange={(event) =>
          update.mutate({ macroId: macro.id, version: macro.version, isActive: event.target.checked })
        }
      />
      <div className="min-w-0 flex-1 basis-60">
        <p className="flex items-center gap-1.5">
          <bdi className="truncate font-medium">{name}</bdi>
          {macro.fileCount > 0 ? <Icon as={Paperclip} size={14} className="text-ink-3" /> : null}
        </p>
        <p className="truncate text-ink-2 text-xs" dir="auto">
          {macro.description || does.filter(Boolean).join(" · ")}
        </p>
        <p className="text-ink-3 text-xs">
          {macro.usageCount === 0 ? "Not used yet" : `Used ${countOf(macro.usageCount, "time")}`}
          {macro.lastUsedAt ? (
            <>
              , last <Age iso={macro.lastUsedAt} />
            </>
          ) : null}
        </p>
      </div>
      <div className="flex shrink-0 items-center gap-1">
        {can.edit && (onUp || onDown) ? (
          <>
            <IconButton icon={ArrowUp} label={`Move ${name} up`} disabled={!onUp} onClick={() => onUp?.()} />
            <IconButton icon={ArrowDown} label={`Move ${name} down`} disabled={!onDown} onClick={() => onDown?.()} />
          </>
        ) : null}
        <Button
          size="sm"
          aria-label={`${can.edit ? "Edit" : "Look at"} ${name}`}
          onClick={() => push(pathOf(macro.id))}
        >
          {can.edit ? "Edit" : "Look at"}
        </Button>
        <MenuButton
          label={`More for ${name}`}
          items={[
            { label: "Duplicate", icon: Copy, onSelect: () => duplicate.mutate({ macroId: macro.id }) },
            ...(can.edit ? [{ label: "Delete…", icon: Trash2, isDanger: true, onSelect: onRemove }] : []),
          ]}
        >
          {(trigger) => <IconButton icon={Ellipsis} label={`More for ${name}`} {...trigger} />}
        </MenuButton>
      </div>
    </li>
  );
}
