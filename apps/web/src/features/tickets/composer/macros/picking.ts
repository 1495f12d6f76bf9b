/** Where the caret stands in the window. */
export type Caret = { left: number; top: number; height: number };
/** Why the list of macros is open: where, and what was typed for it. */
export type Picking = { caret: Caret; typed: string };
