"use client";
import { EmptyState } from "@desk/ui/empty-state";
import { Lock } from "lucide-react";
import { Loaded } from "@/lib/loaded";
import { useMe } from "@/lib/me";
import { SettingsPage } from "@/lib/settings-page";
import { api } from "@/trpc/client";
import { SignatureEditor } from "./signature-editor";

/** One's own signature, below one's own answers. */
export default function OwnSignature() {
  const me = useMe();
  const canReply = me?.permissions.includes("ticket.reply") ?? false;
  return (
    <SettingsPage
      area="Account"
      title="Signature"
      lead="Stands below your answers by mail. Without one of your own, your team's or the workspace's is used."
    >
      {me === undefined ? null : canReply ? (
        <Editor userId={me.user.id} />
      ) : (
        <EmptyState icon={Lock} title="Your role does not answer customers">
          Those who do have a signature. An admin of your workspace can give your role the right.
        </EmptyState>
      )}
    </SettingsPage>
  );
}

function Editor({ userId }: { userId: string }) {
  const signatures = api.outgoing.signatures.useQuery();
  return (
    <Loaded query={signatures} what="Your signature">
      {({ data, variables }) => (
        <SignatureEditor
          label="Your signature"
          owner="user"
          ownerId={null}
          saved={data.find((each) => each.owner === "user" && each.ownerId === userId)?.html ?? ""}
          variables={variables}
        />
      )}
    </Loaded>
  );
}
