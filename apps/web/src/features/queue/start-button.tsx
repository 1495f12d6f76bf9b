"use client";
import { Button } from "@desk/ui/button";
import { IconButton } from "@desk/ui/icon-button";
import { ListStart } from "lucide-react";
import { runCommand, useActiveCommands } from "@/lib/keyboard/commands";
import { keysOf } from "@/lib/keyboard/keys";

/** Takes the most urgent free ticket of the list, one after another. */
export function StartButton({ isWide }: { isWide: boolean }) {
  const isOffered = useActiveCommands().includes("queue.next");
  if (!isOffered) return null;
  const start = () => void runCommand("queue.next");
  const keys = keysOf("queue.next");
  return isWide ? (
    <Button variant="ghost" icon={ListStart} keys={keys} onClick={start}>
      Start
    </Button>
  ) : (
    <IconButton icon={ListStart} label="Start: take the most urgent ticket" keys={keys} onClick={start} />
  );
}
