"use client";
import { Button } from "@desk/ui/button";
import { CloudAlert, RotateCw } from "lucide-react";
import { StateMessage } from "@/lib/state-message";

/** Keeps the sidebar alive when a page fails. */
export default function PageError({ reset }: { error: Error; reset: () => void }) {
  return (
    <StateMessage
      icon={CloudAlert}
      title="This page stopped working"
      text="What you typed is kept on this device. Try again, or open another page from the sidebar."
    >
      <Button icon={RotateCw} onClick={reset}>
        Try again
      </Button>
    </StateMessage>
  );
}
