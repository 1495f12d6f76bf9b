import { LogoMark } from "@desk/ui/logo-mark";
import type { ReactNode } from "react";

export type AuthFrameProps = { title: string; lead?: ReactNode; children?: ReactNode; foot?: ReactNode };

/** One column on the canvas, without a card, for everything before a person is signed in. */
export function AuthFrame({ title, lead, children, foot }: AuthFrameProps) {
  return (
    <div className="flex h-dvh flex-col overflow-y-auto bg-canvas">
      <main className="mx-auto flex w-full max-w-92 flex-1 flex-col justify-center px-4 py-10">
        <LogoMark className="mb-6 size-9" />
        <h1 className="font-semibold text-xl">{title}</h1>
        {lead ? <p className="mt-1 text-ink-2 text-sm">{lead}</p> : null}
        <div className="mt-6 flex flex-col gap-4">{children}</div>
        {foot ? <div className="mt-6 border-line border-t pt-4 text-ink-2 text-sm">{foot}</div> : null}
      </main>
      <footer className="flex h-11 shrink-0 items-center border-line border-t bg-sunken px-6 text-ink-3 text-xs">
        Halen Desk
      </footer>
    </div>
  );
}
