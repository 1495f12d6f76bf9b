"use client";
import { Radio, RadioGroup } from "@desk/ui/radio";
import { applyAppearance } from "@/lib/appearance";
import { Loaded } from "@/lib/loaded";
import { SettingsPage } from "@/lib/settings-page";
import { useAccount } from "./use-account";

const choices = {
  theme: { legend: "Theme", options: { system: "As the system", light: "Light", dark: "Dark" } },
  contrast: { legend: "Contrast", options: { system: "As the system", more: "High contrast" } },
  density: {
    legend: "Rows",
    options: { compact: "Compact, 32 px", default: "Normal, 40 px", comfortable: "Comfortable, 56 px" },
  },
  listLayout: { legend: "Work list", options: { split: "List beside the ticket", full: "Full width" } },
} as const;
type Key = keyof typeof choices;

export default function Appearance() {
  const { me, savePreferences } = useAccount();
  return (
    <SettingsPage area="Account" title="Appearance" lead="Changes are kept at once, on every device you sign in to.">
      <Loaded query={me} what="Your preferences">
        {({ preferences }) => (
          <div className="flex max-w-(--w-measure) flex-col gap-6">
            {(Object.keys(choices) as Key[]).map((key) => (
              <RadioGroup key={key} legend={choices[key].legend}>
                {Object.entries(choices[key].options).map(([value, label]) => (
                  <Radio
                    key={value}
                    name={key}
                    checked={preferences[key] === value}
                    onChange={() => {
                      const changed = { ...preferences, [key]: value };
                      applyAppearance(changed);
                      savePreferences({ [key]: value });
                    }}
                  >
                    {label}
                  </Radio>
                ))}
              </RadioGroup>
            ))}
          </div>
        )}
      </Loaded>
    </SettingsPage>
  );
}
