"use client";
import { Announcer } from "./announcer";
import { Buttons, Inputs } from "./sheet/controls";
import { Layers, Toasts } from "./sheet/layers";
import { Badges, Clocks, People, Shapes } from "./sheet/marks";
import { Panes, States, Tables, Waiting } from "./sheet/panes";
import { Rows, Thread } from "./sheet/thread";

/** Every component in its main states, for a development route and for screenshots. */
export default function ComponentSheet() {
  return (
    <main className="mx-auto max-w-360 px-4 py-8 sm:px-10">
      <h1 className="mb-5 font-semibold text-xl">Components</h1>
      <div className="grid gap-x-10 gap-y-8 lg:grid-cols-2 xl:grid-cols-[26rem_28rem_minmax(0,1fr)]">
        <Buttons />
        <Inputs />
        <Shapes />
        <Clocks />
        <Badges />
        <People />
        <Rows />
        <Thread />
        <Layers />
        <Panes />
        <Toasts />
        <Tables />
        <States />
        <Waiting />
      </div>
      <Announcer />
    </main>
  );
}
