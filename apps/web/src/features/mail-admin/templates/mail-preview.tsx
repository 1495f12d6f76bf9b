"use client";
import { Tabs } from "@desk/ui/tabs";
import { useState } from "react";

const looks = [
  { id: "light", label: "Light" },
  { id: "dark", label: "Dark" },
  { id: "phone", label: "Phone" },
  { id: "text", label: "Text" },
] as const;

/** The mail as a reader's program would show it, in a frame that runs and loads nothing. */
export function MailPreview({ subject, html, text }: { subject: string; html: string; text: string }) {
  const [look, setLook] = useState<string>("light");
  return (
    <div className="min-w-0">
      <Tabs label="Preview" selected={look} onSelect={setLook} items={looks}>
        <p className="mt-3 truncate font-semibold text-sm" dir="auto">
          {subject}
        </p>
        {look === "text" ? (
          <pre className="mt-2 overflow-x-auto whitespace-pre-wrap rounded-control border border-line p-3 font-mono text-xs">
            {text}
          </pre>
        ) : (
          <iframe
            key={look}
            title={`Preview, ${look}`}
            sandbox=""
            srcDoc={inColours(html, look === "dark" ? "dark" : "light")}
            className={
              look === "phone"
                ? "mt-2 h-120 w-80 max-w-full rounded-overlay border border-line-strong"
                : "mt-2 h-90 w-full rounded-control border border-line-strong"
            }
          />
        )}
      </Tabs>
    </div>
  );
}

/** What a reader's program does: its own ground and ink, by the scheme that the person chose. */
function inColours(html: string, scheme: "light" | "dark"): string {
  const style = `<style>:root{color-scheme:only ${scheme};background:Canvas;color:CanvasText}</style>`;
  return html.includes("<head>") ? html.replace("<head>", `<head>${style}`) : `${style}${html}`;
}
