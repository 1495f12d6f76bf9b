/**
 * Every command that has a key. The handler, the `?` sheet, tooltips and the command menu all read this list.
 * Keys: "mod" is Ctrl, or Cmd on macOS; a space parts the keys of a sequence. `isNative` keys belong to the focused
 * field or grid, which handles them itself.
 */
type Entry = { label: string; group: CommandGroup; keys: readonly string[]; isNative?: true };
export type CommandGroup = "Everywhere" | "Go to" | "List" | "Selected tickets or open ticket" | "Ticket" | "Composer";

export const catalogue = {
  "menu.open": { label: "Open the command menu", group: "Everywhere", keys: ["mod+k"] },
  "search.focus": { label: "Search", group: "Everywhere", keys: ["/"] },
  "shortcuts.show": { label: "Show keyboard shortcuts", group: "Everywhere", keys: ["?"] },
  "ticket.new": { label: "New ticket", group: "Everywhere", keys: ["c"] },
  "sidebar.toggle": { label: "Show or hide the sidebar", group: "Everywhere", keys: ["["] },
  "action.undo": { label: "Undo the last ticket action", group: "Everywhere", keys: ["mod+z"] },
  "layer.close": { label: "Close, clear the selection, go back", group: "Everywhere", keys: ["escape"] },
  "go.home": { label: "Go to my queue", group: "Go to", keys: ["g h"] },
  "go.views": { label: "Go to unassigned", group: "Go to", keys: ["g v"] },
  "go.all": { label: "Go to all open tickets", group: "Go to", keys: ["g a"] },
  "go.customers": { label: "Go to customers", group: "Go to", keys: ["g c"] },
  "go.settings": { label: "Go to settings", group: "Go to", keys: ["g s"] },
  "list.next": { label: "Next ticket", group: "List", keys: ["j"] },
  "list.previous": { label: "Previous ticket", group: "List", keys: ["k"] },
  "list.open": { label: "Open", group: "List", keys: ["enter", "o"], isNative: true },
  "list.peek": { label: "Peek", group: "List", keys: ["space"], isNative: true },
  "list.select": { label: "Select", group: "List", keys: ["x"] },
  "list.extend": { label: "Extend the selection", group: "List", keys: ["shift+j", "shift+k"], isNative: true },
  "list.selectAll": { label: "Select the loaded rows", group: "List", keys: ["mod+a"], isNative: true },
  "ticket.assign": { label: "Assign to…", group: "Selected tickets or open ticket", keys: ["a"] },
  "ticket.claim": { label: "Assign to me", group: "Selected tickets or open ticket", keys: ["i"] },
  "ticket.status": { label: "Set status…", group: "Selected tickets or open ticket", keys: ["s"] },
  "ticket.priority": { label: "Set priority…", group: "Selected tickets or open ticket", keys: ["p"] },
  "ticket.labels": { label: "Change labels…", group: "Selected tickets or open ticket", keys: ["l"] },
  "ticket.team": { label: "Assign to team…", group: "Selected tickets or open ticket", keys: ["t"] },
  "ticket.macro": { label: "Apply a macro…", group: "Selected tickets or open ticket", keys: ["m"] },
  "ticket.snooze": { label: "Snooze…", group: "Selected tickets or open ticket", keys: ["h"] },
  "ticket.solve": { label: "Solve", group: "Selected tickets or open ticket", keys: ["e"] },
  "ticket.solveNext": { label: "Solve and open next", group: "Selected tickets or open ticket", keys: ["shift+e"] },
  "ticket.copyNumber": { label: "Copy number", group: "Selected tickets or open ticket", keys: ["."] },
  "ticket.copyLink": { label: "Copy link", group: "Selected tickets or open ticket", keys: ["shift+."] },
  "queue.next": { label: "Start, or take the next ticket of the queue", group: "Ticket", keys: ["q"] },
  "queue.skip": { label: "Skip in the queue", group: "Ticket", keys: ["shift+q"] },
  "ticket.reply": { label: "Reply", group: "Ticket", keys: ["r"] },
  "ticket.note": { label: "Internal note", group: "Ticket", keys: ["n"] },
  "ticket.forward": { label: "Forward", group: "Ticket", keys: ["f"] },
  "ticket.back": { label: "Back to the list", group: "Ticket", keys: ["u"] },
  "ticket.nextMessage": { label: "Next message", group: "Ticket", keys: [";"] },
  "ticket.previousMessage": { label: "Previous message", group: "Ticket", keys: ["'"] },
  "ticket.properties": { label: "Show or hide details", group: "Ticket", keys: ["d"] },
  "composer.send": { label: "Send, or add the note", group: "Composer", keys: ["mod+enter"], isNative: true },
  "composer.sendSolve": { label: "Send and solve", group: "Composer", keys: ["mod+shift+enter"], isNative: true },
  "composer.switch": { label: "Switch reply and note", group: "Composer", keys: ["mod+;"], isNative: true },
  "composer.macros": { label: "Macros and canned replies", group: "Composer", keys: ["mod+."], isNative: true },
  "composer.leave": {
    label: "Leave the composer, keep the draft",
    group: "Composer",
    keys: ["escape"],
    isNative: true,
  },
} as const satisfies Record<string, Entry>;

export type CommandId = keyof typeof catalogue;

export const groups: readonly CommandGroup[] = [
  "Everywhere",
  "Go to",
  "List",
  "Selected tickets or open ticket",
  "Ticket",
  "Composer",
];

export function entryOf(id: CommandId): Entry {
  return catalogue[id];
}

export const commandIds = Object.keys(catalogue) as CommandId[];
