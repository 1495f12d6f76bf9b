"use client";
import { Button } from "@desk/ui/button";
import { IconButton } from "@desk/ui/icon-button";
import { MenuButton } from "@desk/ui/menu-button";
import { Ellipsis } from "lucide-react";
import { useSuspendedMutations } from "./use-suspended-mutations";

export type SuspendedActionsProps = {
  mailIds: readonly string[];
  /** The sender, when all of them have one and the same; it stands in the words. */
  from: string | null;
  size?: "sm" | "md";
  onDone?: () => void;
};

/** Recover, discard, and what is to happen with the sender's next mails. */
export function SuspendedActions({ mailIds, from, size = "md", onDone }: SuspendedActionsProps) {
  const { recover, discard } = useSuspendedMutations(onDone);
  const ids = mailIds.slice(0, 100);
  const sender = from ?? "their senders";
  return (
    <>
      <Button
        size={size}
        variant="primary"
        isLoading={recover.isPending}
        onClick={() => recover.mutate({ mailIds: ids })}
      >
        Recover
      </Button>
      <Button size={size} isLoading={discard.isPending} onClick={() => discard.mutate({ mailIds: ids })}>
        Discard
      </Button>
      <MenuButton
        label="More"
        align="end"
        items={[
          {
            label: `Recover and always allow ${sender}`,
            onSelect: () => recover.mutate({ mailIds: ids, allowsSender: true }),
          },
          {
            label: `Discard and block ${sender}`,
            isDanger: true,
            onSelect: () => discard.mutate({ mailIds: ids, blocksSender: true }),
          },
        ]}
      >
        {(trigger) => <IconButton {...trigger} icon={Ellipsis} size={size} variant="secondary" label="More" />}
      </MenuButton>
    </>
  );
}
