type Press = { key: string; ctrlKey: boolean; metaKey: boolean; shiftKey: boolean };
type Answers = { onSend: (isSolving: boolean) => void; onSwitch: () => void; onLeave: () => void };

/** The keys of the composer that do not need the editor; true when this was one of them. */
export function pressAnywhere(event: Press, on: Answers): boolean {
  const hasMod = event.ctrlKey || event.metaKey;
  if (hasMod && event.key === "Enter") on.onSend(event.shiftKey);
  else if (hasMod && event.key === ";") on.onSwitch();
  else if (event.key === "Escape") on.onLeave();
  else return false;
  return true;
}
