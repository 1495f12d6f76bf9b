"use client";
import { Banner } from "@desk/ui/banner";
import { Button } from "@desk/ui/button";
import { TriangleAlert } from "lucide-react";
import { openLayer } from "@/lib/layers";
import { useWorkspace } from "../workspace-context";

/** A view that names something which is gone still opens, and says what. */
export default function MissingParts() {
  const { saved } = useWorkspace().list.shown;
  if (!saved) return null;
  return (
    <Banner
      tone="warning"
      icon={TriangleAlert}
      role="status"
      actions={
        saved.can.edit ? (
          <Button onClick={() => openLayer({ kind: "view", view: saved, start: {} })}>Edit view</Button>
        ) : null
      }
    >
      {saved.missing.join(" ")}
    </Banner>
  );
}
