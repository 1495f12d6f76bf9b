"use client";
import { Badge } from "@desk/ui/badge";
import { navItemClass } from "@desk/ui/nav-item";
import { useState } from "react";
import { Loaded } from "@/lib/loaded";
import { useDirectory, useMe } from "@/lib/me";
import { api, type Outputs } from "@/trpc/client";
import { SignatureEditor } from "./signature-editor";

type Owner = { owner: "workspace" | "team"; ownerId: string | null; name: string };

/** The workspace's signature and those of teams. Everybody's own is in the account settings. */
export function Signatures() {
  const signatures = api.outgoing.signatures.useQuery();
  const me = useMe();
  const { teams } = useDirectory();
  const [chosenKey, setChosenKey] = useState("workspace");
  const owners: Owner[] = [
    { owner: "workspace", ownerId: null, name: me?.workspace.name ?? "Workspace" },
    ...teams.map(({ id, name }): Owner => ({ owner: "team", ownerId: id, name })),
  ];
  const chosen = owners.find((owner) => keyOf(owner) === chosenKey) ?? owners[0];
  return (
    <>
      <p className="mb-4 max-w-(--w-measure) text-ink-2 text-sm">
        The first one there is counts: the agent's own, the team's, then the workspace's.
      </p>
      <Loaded query={signatures} what="Signatures">
        {({ data, variables }) => (
          <div className="flex items-start gap-x-6 gap-y-4 max-md:flex-col">
            <ul aria-label="Whose signature" className="w-50 shrink-0 max-md:w-full">
              {owners.map((each) => (
                <li key={keyOf(each)}>
                  <button
                    type="button"
                    aria-current={each === chosen ? "true" : undefined}
                    className={`${navItemClass()} w-full text-start max-md:h-11`}
                    onClick={() => setChosenKey(keyOf(each))}
                  >
                    <bdi className="min-w-0 flex-1 truncate">{each.name}</bdi>
                    {signatureOf(data, each) ? <Badge>Set</Badge> : null}
                  </button>
                </li>
              ))}
            </ul>
            {chosen ? (
              <SignatureEditor
                key={keyOf(chosen)}
                label={`Signature of ${chosen.name}`}
                owner={chosen.owner}
                ownerId={chosen.ownerId}
                saved={signatureOf(data, chosen)}
                variables={variables}
              />
            ) : null}
          </div>
        )}
      </Loaded>
    </>
  );
}

const keyOf = ({ owner, ownerId }: Owner): string => ownerId ?? owner;

const signatureOf = (all: Outputs["outgoing"]["signatures"]["data"], { owner, ownerId }: Owner): string =>
  all.find((each) => each.owner === owner && (ownerId === null || each.ownerId === ownerId))?.html ?? "";
