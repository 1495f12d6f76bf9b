"use client";
import { Banner } from "@desk/ui/banner";
import { Button } from "@desk/ui/button";
import { TriangleAlert } from "lucide-react";

type Props = { name: string | null; onSendAnyway: () => void; onRead: () => void };

/** Stops a reply that was written before a newer message arrived. Nothing was sent and the text is kept. */
export function SendGuard({ name, onSendAnyway, onRead }: Props) {
  return (
    <Banner
      tone="warning"
      icon={TriangleAlert}
      title="Not sent."
      role="alert"
      actions={
        <>
          <Button variant="ghost" size="sm" onClick={onSendAnyway}>
            Send anyway
          </Button>
          <Button size="sm" onClick={onRead}>
            Read new message
          </Button>
        </>
      }
    >
      {name ? <bdi>{name}</bdi> : "Somebody"} wrote while you were writing. Your text is kept.
    </Banner>
  );
}
