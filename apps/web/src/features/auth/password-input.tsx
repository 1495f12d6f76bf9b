"use client";
import { IconButton } from "@desk/ui/icon-button";
import { Input, type InputProps } from "@desk/ui/input";
import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";

/** A password with a button that shows it. Pasting and password managers work as anywhere. */
export function PasswordInput(props: Omit<InputProps, "type">) {
  const [isShown, setIsShown] = useState(false);
  return (
    <div className="relative">
      <Input {...props} type={isShown ? "text" : "password"} size="xl" className="pe-11" />
      <div className="absolute inset-y-0 end-1 flex items-center">
        <IconButton
          icon={isShown ? EyeOff : Eye}
          label={isShown ? "Hide password" : "Show password"}
          onClick={() => setIsShown(!isShown)}
        />
      </div>
    </div>
  );
}
