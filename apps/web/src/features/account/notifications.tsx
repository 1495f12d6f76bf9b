"use client";
import { Switch } from "@desk/ui/switch";
import { Loaded } from "@/lib/loaded";
import { SettingsPage } from "@/lib/settings-page";
import { useAccount } from "./use-account";

const switches = [
  ["mailOnAssigned", "A ticket is assigned to me"],
  ["mailOnReply", "A customer answers on a ticket of mine"],
  ["mailOnNote", "A colleague writes a note on a ticket of mine"],
  ["mailOnNewInTeam", "A new, unassigned ticket comes into one of my teams"],
] as const;

export default function Notifications() {
  const { me, savePreferences } = useAccount();
  return (
    <SettingsPage
      area="Account"
      title="Notifications"
      lead="What you are told by mail. You are never told of what you did yourself."
    >
      <Loaded query={me} what="Your preferences">
        {({ preferences }) => (
          <div className="flex max-w-(--w-measure) flex-col gap-3 text-sm">
            {switches.map(([key, label]) => (
              <Switch
                key={key}
                checked={preferences[key]}
                onChange={(event) => savePreferences({ [key]: event.target.checked })}
              >
                {label}
              </Switch>
            ))}
            <p className="text-ink-2">
              Several events of one ticket within a minute come as one mail. Answer such a mail to write into its
              ticket.
            </p>
          </div>
        )}
      </Loaded>
    </SettingsPage>
  );
}
