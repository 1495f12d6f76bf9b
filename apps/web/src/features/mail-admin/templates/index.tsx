"use client";
import { Tabs } from "@desk/ui/tabs";
import { SettingsPage } from "@/lib/settings-page";
import { useAddressParam } from "../parts/use-address-param";
import { Signatures } from "./signatures";
import { Templates } from "./templates";

/** What automatic mails say, and what stands below answers. */
export default function Words() {
  const [tab, setTab] = useAddressParam("part");
  return (
    <SettingsPage
      area="Mail"
      title="Words and signatures"
      lead="What the desk writes by itself, and what stands below every answer."
    >
      <Tabs
        label="Part"
        selected={tab === "signatures" ? tab : "words"}
        onSelect={(id) => setTab(id === "words" ? "" : id)}
        items={[
          { id: "words", label: "Automatic mails" },
          { id: "signatures", label: "Signatures" },
        ]}
      >
        <div className="pt-4">{tab === "signatures" ? <Signatures /> : <Templates />}</div>
      </Tabs>
    </SettingsPage>
  );
}
