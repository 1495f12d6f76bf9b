"use client";
import { type SenderVerdict, senderVerdicts } from "@desk/contracts/words";
import { Tabs } from "@desk/ui/tabs";
import { SettingsPage } from "@/lib/settings-page";
import { useAddressParam } from "../parts/use-address-param";
import { AddSender } from "./add-sender";
import { SenderList } from "./sender-list";
import { Unreachable } from "./unreachable";
import { verdictWords } from "./verdict-words";

/** What the workspace decided about addresses and domains, and what it learnt about them. */
export default function Senders() {
  const [asked, setTab] = useAddressParam("list");
  const verdict: SenderVerdict | "unreachable" =
    asked === "unreachable" ? asked : (senderVerdicts.find((each) => each === asked) ?? "block");
  return (
    <SettingsPage
      area="Mail"
      title="Senders"
      lead="Whose mail is kept out, let in, or shown with pictures, by address or by whole domain."
    >
      <Tabs
        label="List"
        selected={verdict}
        onSelect={(id) => setTab(id === "block" ? "" : id)}
        className="overflow-x-auto"
        items={[
          ...senderVerdicts.map((id) => ({ id, label: verdictWords[id].tab })),
          { id: "unreachable", label: "Unreachable" },
        ]}
      >
        {verdict === "unreachable" ? (
          <Unreachable />
        ) : (
          <div className="pt-4">
            <p className="mb-3 max-w-(--w-measure) text-ink-2 text-sm">{verdictWords[verdict].help}</p>
            <AddSender key={verdict} verdict={verdict} />
            <SenderList verdict={verdict} />
          </div>
        )}
      </Tabs>
    </SettingsPage>
  );
}
