"use client";
import { Button } from "@desk/ui/button";
import { MenuButton } from "@desk/ui/menu-button";
import { Braces } from "lucide-react";

const meanings: Record<string, string> = {
  "workspace.name": "Name of your company",
  "mailbox.name": "Name of the mailbox",
  "mailbox.address": "Address of the mailbox",
  "ticket.number": "Number of the ticket",
  "ticket.subject": "Subject of the ticket",
  "team.name": "Name of the team",
  "customer.name": "Name of the customer",
  "agent.name": "Name of the agent",
  "agent.email": "Address of the agent",
  "actor.name": "Name of whoever did it",
  "message.text": "What was written",
};

/** Puts something in that is filled in when the mail leaves. */
export function InsertVariable({
  variables,
  onInsert,
}: {
  variables: readonly string[];
  onInsert: (placeholder: string) => void;
}) {
  return (
    <MenuButton
      label="Insert"
      items={variables.map((name) => ({ label: meanings[name] ?? name, onSelect: () => onInsert(`{{${name}}}`) }))}
    >
      {(trigger) => (
        <Button {...trigger} size="sm" icon={Braces}>
          Insert
        </Button>
      )}
    </MenuButton>
  );
}
