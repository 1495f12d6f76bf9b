"use client";
import AlertDialog from "@desk/ui/alert-dialog";
import { Badge } from "@desk/ui/badge";
import { Button } from "@desk/ui/button";
import { EmptyState } from "@desk/ui/empty-state";
import { HeaderCell, Table, TableCell, TableHead, TableRow } from "@desk/ui/table";
import { KeyRound, Plus } from "lucide-react";
import { useState } from "react";
import { Loaded } from "@/lib/loaded";
import { saving } from "@/lib/saving";
import { SettingsPage } from "@/lib/settings-page";
import { api, type Outputs } from "@/trpc/client";
import { ApiKeyDialog } from "./api-key-dialog";

type ApiKey = Outputs["apiKey"]["list"][number];
const day = new Intl.DateTimeFormat(undefined, { dateStyle: "medium" });
const dayOr = (time: string | null, otherwise: string) => (time ? day.format(new Date(time)) : otherwise);

export default function ApiKeys() {
  const cache = api.useUtils();
  const keys = api.apiKey.list.useQuery();
  const [isCreating, setIsCreating] = useState(false);
  const [leaving, setLeaving] = useState<ApiKey | null>(null);
  const revoke = api.apiKey.revoke.useMutation(saving(() => cache.apiKey.list.invalidate(), "The key no longer works"));
  return (
    <SettingsPage
      area="System"
      title="API keys"
      lead={
        <>
          A key lets a program use the REST API within its scopes.{" "}
          <a className="text-link" href="/docs/api">
            Read the reference
          </a>
        </>
      }
      actions={
        <Button variant="primary" icon={Plus} onClick={() => setIsCreating(true)}>
          New key
        </Button>
      }
    >
      <Loaded query={keys} what="API keys">
        {(all) =>
          all.length === 0 ? (
            <EmptyState icon={KeyRound} title="There is no key yet">
              Make one for each program, with only the scopes it needs.
            </EmptyState>
          ) : (
            <div className="overflow-x-auto">
              <Table caption="API keys" className="min-w-160">
                <TableHead>
                  <HeaderCell>Name</HeaderCell>
                  <HeaderCell>Scopes</HeaderCell>
                  <HeaderCell>Expires</HeaderCell>
                  <HeaderCell>Last used</HeaderCell>
                  <HeaderCell>
                    <span className="sr-only">Actions</span>
                  </HeaderCell>
                </TableHead>
                <tbody>
                  {all.map((key) => (
                    <TableRow key={key.id}>
                      <TableCell>
                        <p className="font-medium">{key.name}</p>
                        <p className="font-mono text-ink-3 text-xs">{key.prefix}…</p>
                      </TableCell>
                      <TableCell className="text-ink-2">{key.scopes.join(", ")}</TableCell>
                      <TableCell>{dayOr(key.expiresAt, "Never")}</TableCell>
                      <TableCell>{dayOr(key.lastUsedAt, "Never")}</TableCell>
                      <TableCell align="end" className="whitespace-nowrap">
                        {key.revokedAt ? (
                          <Badge>Revoked</Badge>
                        ) : (
                          <Button size="sm" onClick={() => setLeaving(key)} aria-label={`Revoke ${key.name}`}>
                            Revoke
                          </Button>
                        )}
                      </TableCell>
                    </TableRow>
                  ))}
                </tbody>
              </Table>
            </div>
          )
        }
      </Loaded>
      {isCreating ? <ApiKeyDialog onClose={() => setIsCreating(false)} /> : null}
      {leaving ? (
        <AlertDialog
          isOpen
          onOpenChange={() => setLeaving(null)}
          title={`Revoke ${leaving.name}?`}
          description="Programs that use it are refused at once. This cannot be undone."
          actionLabel={`Revoke ${leaving.name}`}
          cancelLabel="Keep"
          isLoading={revoke.isPending}
          onAction={() => revoke.mutate({ apiKeyId: leaving.id }, { onSettled: () => setLeaving(null) })}
        />
      ) : null}
    </SettingsPage>
  );
}
