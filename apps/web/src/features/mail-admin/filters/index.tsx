"use client";
import AlertDialog from "@desk/ui/alert-dialog";
import { Button } from "@desk/ui/button";
import { EmptyState } from "@desk/ui/empty-state";
import { IconButton } from "@desk/ui/icon-button";
import { Switch } from "@desk/ui/switch";
import { ArrowDown, ArrowUp, Filter, Plus } from "lucide-react";
import { useState } from "react";
import { Loaded } from "@/lib/loaded";
import { useDirectory } from "@/lib/me";
import { saving } from "@/lib/saving";
import { SettingsPage } from "@/lib/settings-page";
import { api, type Outputs } from "@/trpc/client";
import { FilterDialog } from "./filter-dialog";
import { fieldWords, sourceWords } from "./words";

type MailFilter = Outputs["mailFilter"]["list"][number];

/** Facts read out of incoming mail, filter by filter in their order. */
export default function Filters() {
  const filters = api.mailFilter.list.useQuery();
  const [edited, setEdited] = useState<MailFilter | "new" | null>(null);
  const [leaving, setLeaving] = useState<MailFilter | null>(null);
  const cache = api.useUtils();
  const refresh = () => cache.mailFilter.list.invalidate();
  const remove = api.mailFilter.remove.useMutation(saving(refresh, "The filter is deleted"));
  return (
    <SettingsPage
      area="Mail"
      title="Filters"
      lead="A filter looks for a pattern in each mail that opens a ticket and fills in what it found, such as an order number. They run from top to bottom; where two set the same field, the lower one wins."
      actions={
        <Button variant="primary" icon={Plus} onClick={() => setEdited("new")}>
          New filter
        </Button>
      }
    >
      <Loaded query={filters} what="Filters">
        {(all) =>
          all.length === 0 ? (
            <EmptyState icon={Filter} title="There is no filter yet">
              Make one to pick order numbers, languages or sites out of mail, and try it on a sample before it runs.
            </EmptyState>
          ) : (
            <ol className="max-w-240 border-line border-t">
              {all.map((filter, at) => (
                <FilterRow
                  key={filter.id}
                  filter={filter}
                  at={at}
                  last={all.length - 1}
                  onEdit={() => setEdited(filter)}
                  onRemove={() => setLeaving(filter)}
                />
              ))}
            </ol>
          )
        }
      </Loaded>
      {edited ? <FilterDialog filter={edited === "new" ? null : edited} onClose={() => setEdited(null)} /> : null}
      {leaving ? (
        <AlertDialog
          isOpen
          onOpenChange={() => setLeaving(null)}
          title={`Delete ${leaving.name}?`}
          description="What it has filled in stays. This cannot be undone."
          actionLabel={`Delete ${leaving.name}`}
          cancelLabel="Keep"
          isLoading={remove.isPending}
          onAction={() => remove.mutate({ filterId: leaving.id }, { onSettled: () => setLeaving(null) })}
        />
      ) : null}
    </SettingsPage>
  );
}

type FilterRowProps = { filter: MailFilter; at: number; last: number; onEdit: () => void; onRemove: () => void };

function FilterRow({ filter, at, last, onEdit, onRemove }: FilterRowProps) {
  const cache = api.useUtils();
  const { teams } = useDirectory();
  const refresh = () => cache.mailFilter.list.invalidate();
  const update = api.mailFilter.update.useMutation(saving(refresh));
  const move = (position: number) => update.mutate({ filterId: filter.id, position });
  const shownValue = ({ field, value }: MailFilter["actions"][number]) =>
    field === "team" ? (teams.find(({ id }) => id === value)?.name ?? "a team that is gone") : value;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-b py-2 text-sm">
      <Switch
        checked={filter.isActive}
        aria-label={`${filter.name} is on`}
        onChange={(event) => update.mutate({ filterId: filter.id, isActive: event.target.checked })}
      />
      <div className="min-w-0 flex-1 basis-60">
        <p className="truncate font-medium">{filter.name}</p>
        <p className="text-ink-3 text-xs [overflow-wrap:anywhere]">
          If the {sourceWords(filter.source)} matches <code className="font-mono">{filter.pattern}</code>:{" "}
          {filter.actions
            .map((action) => `${fieldWords[action.field].verb.toLowerCase()} “${shownValue(action)}”`)
            .join(", ")}
        </p>
      </div>
      <div className="flex shrink-0 items-center gap-1">
        <IconButton icon={ArrowUp} label={`Move ${filter.name} up`} disabled={at === 0} onClick={() => move(at - 1)} />
        <IconButton
          icon={ArrowDown}
          label={`Move ${filter.name} down`}
          disabled={at === last}
          onClick={() => move(at + 1)}
        />
        <Button size="sm" aria-label={`Edit ${filter.name}`} onClick={onEdit}>
          Edit
        </Button>
        <Button size="sm" variant="ghost" aria-label={`Delete ${filter.name}`} onClick={onRemove}>
          Delete
        </Button>
      </div>
    </li>
  );
}
