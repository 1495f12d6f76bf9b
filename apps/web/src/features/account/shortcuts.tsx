"use client";
import { KeyCap } from "@desk/ui/key-cap";
import { Switch } from "@desk/ui/switch";
import { Loaded } from "@/lib/loaded";
import { SettingsPage } from "@/lib/settings-page";
import { useAccount } from "./use-account";

export default function Shortcuts() {
  const { me, savePreferences } = useAccount();
  return (
    <SettingsPage area="Account" title="Shortcuts">
      <Loaded query={me} what="Your preferences">
        {({ preferences }) => (
          <div className="flex max-w-(--w-measure) flex-col gap-3 text-sm">
            <Switch
              checked={preferences.singleKeyShortcuts}
              onChange={(event) => savePreferences({ singleKeyShortcuts: event.target.checked })}
            >
              Single-key shortcuts
            </Switch>
            <p className="text-ink-2">
              One key acts on the selected rows or the open ticket, never while you type. Turn this off when you use a
              speech or switch device that sends letters. Combinations with Ctrl keep working.
            </p>
            <p className="text-ink-2">
              In the queue, press <KeyCap keys={["?"]} /> for all shortcuts.
            </p>
          </div>
        )}
      </Loaded>
    </SettingsPage>
  );
}
