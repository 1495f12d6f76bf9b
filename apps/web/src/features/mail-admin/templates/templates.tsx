"use client";
import type { TemplateKind } from "@desk/contracts/outgoing";
import { Badge } from "@desk/ui/badge";
import { navItemClass } from "@desk/ui/nav-item";
import { Loaded } from "@/lib/loaded";
import { api } from "@/trpc/client";
import { useAddressParam } from "../parts/use-address-param";
import { kindWords } from "./kind-words";
import { TemplateEditor } from "./template-editor";

/** Chooses one of the automatic mails and edits it. */
export function Templates() {
  const templates = api.outgoing.templates.useQuery();
  const [asked, choose] = useAddressParam("mail");
  return (
    <Loaded query={templates} what="The automatic mails">
      {({ data }) => {
        const chosen = data.find(({ kind }) => kind === asked) ?? data[0];
        return (
          <div className="flex items-start gap-x-6 gap-y-4 max-md:flex-col">
            <ul aria-label="Automatic mails" className="w-50 shrink-0 max-md:w-full">
              {data.map(({ kind, isChanged }) => (
                <li key={kind}>
                  <button
                    type="button"
                    aria-current={kind === chosen?.kind ? "true" : undefined}
                    className={`${navItemClass()} w-full text-start max-md:h-11`}
                    onClick={() => choose(kind)}
                  >
                    <span className="min-w-0 flex-1 truncate">{nameOf(kind)}</span>
                    {isChanged ? <Badge>Changed</Badge> : null}
                  </button>
                </li>
              ))}
            </ul>
            {chosen ? <TemplateEditor key={chosen.kind} saved={chosen} /> : null}
          </div>
        );
      }}
    </Loaded>
  );
}

const nameOf = (kind: TemplateKind): string => kindWords[kind].name;
