"use client";
import { Button, buttonClass } from "@desk/ui/button";
import { Icon } from "@desk/ui/icon";
import { Tabs } from "@desk/ui/tabs";
import { Download } from "lucide-react";
import { useState } from "react";
import { Loaded } from "@/lib/loaded";
import { fileSize } from "@/lib/words";
import { api } from "@/trpc/client";
import { readableText, textOfHtml } from "../parts/readable-text";
import { Section } from "../parts/section";

/** The mail itself: its words, and its source as it came. Nothing of it is rendered as HTML. */
export function SourceView({ mail }: { mail: { id: string; hasSource: boolean; sizeBytes: number } }) {
  const [tab, setTab] = useState("text");
  const source = api.mail.source.useQuery({ mailId: mail.id }, { enabled: mail.hasSource, staleTime: Infinity });
  if (!mail.hasSource)
    return (
      <Section title="The mail">
        <p className="text-ink-2 text-sm">Its bytes were deleted; this line of the log is what is left of it.</p>
      </Section>
    );
  return (
    <Section title="The mail">
      <Loaded query={source} what="The source">
        {({ text, isWhole, downloadUrl }) => (
          <div>
            <Tabs
              label="Show as"
              selected={tab}
              onSelect={setTab}
              items={[
                { id: "text", label: "Text" },
                { id: "source", label: "Source" },
              ]}
              end={
                <a href={downloadUrl} download className={buttonClass("ghost", "sm")}>
                  <span className="inline-flex items-center gap-1">
                    <Icon as={Download} size={14} /> Download {fileSize(mail.sizeBytes)}
                  </span>
                </a>
              }
            >
              {tab === "text" ? <ReadableText source={text} /> : <RawText text={text} isWhole={isWhole} />}
            </Tabs>
          </div>
        )}
      </Loaded>
    </Section>
  );
}

/** What one would read, without pictures, links and looks. */
export function ReadableText({ source }: { source: string }) {
  const words = readableText(source, textOfHtml);
  return words === null ? (
    <p className="py-3 text-ink-3 text-sm">There is no text in it.</p>
  ) : (
    <div dir="auto" className="max-h-120 overflow-y-auto whitespace-pre-wrap py-3 text-md [overflow-wrap:anywhere]">
      {words}
    </div>
  );
}

const firstLines = 200;

function RawText({ text, isWhole }: { text: string; isWhole: boolean }) {
  const [showsAll, setShowsAll] = useState(false);
  const lines = text.split("\n");
  const shown = showsAll ? text : lines.slice(0, firstLines).join("\n");
  return (
    <div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: A scrolling region must be reachable by keyboard. */}
      <section aria-label="Source of the mail" tabIndex={0} className="focus-inset max-h-160 overflow-auto">
        <pre dir="ltr" className="py-3 font-mono text-xs">
          {shown}
        </pre>
      </section>
      {!showsAll && lines.length > firstLines ? (
        <Button size="sm" onClick={() => setShowsAll(true)}>
          Show all {lines.length} lines
        </Button>
      ) : null}
      {isWhole ? null : (
        <p className="mt-1 text-ink-3 text-xs">Only the beginning is shown. The download has all of it.</p>
      )}
    </div>
  );
}
