"use client";
import { type ApiScope, apiScopes } from "@desk/contracts/words";
import { Button } from "@desk/ui/button";
import { Checkbox } from "@desk/ui/checkbox";
import Dialog from "@desk/ui/dialog";
import { Field } from "@desk/ui/field";
import { Input } from "@desk/ui/input";
import { Select } from "@desk/ui/select";
import { showToast } from "@desk/ui/toast";
import { useState } from "react";
import { FormDialog } from "@/lib/form-dialog";
import { problemOf } from "@/lib/problem";
import { api } from "@/trpc/client";

const scopeWords: Record<ApiScope, string> = {
  "tickets:read": "Read tickets",
  "tickets:write": "Create and change tickets",
  "customers:read": "Read customers",
  "mail:ingest": "Hand in mails that arrived elsewhere",
  "customers:write": "Create and change customers",
};
const dayMs = 86_400_000;

export function ApiKeyDialog({ onClose }: { onClose: () => void }) {
  const cache = api.useUtils();
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<ApiScope[]>(["tickets:read"]);
  const [days, setDays] = useState("90");
  const create = api.apiKey.create.useMutation({ onSuccess: () => cache.apiKey.list.invalidate() });
  const problem = create.error ? problemOf(create.error) : null;

  if (create.data) return <Secret secret={create.data.secret} onClose={onClose} />;
  return (
    <FormDialog
      title="New API key"
      action="Create key"
      isBusy={create.isPending}
      error={problem && !problem.fields.name && !problem.fields.scopes ? problem.message : undefined}
      onSubmit={() =>
        create.mutate({
          name,
          scopes,
          expiresAt: days === "never" ? null : new Date(Date.now() + Number(days) * dayMs).toISOString(),
        })
      }
      onClose={onClose}
    >
      <Field label="Name" isRequired help="Which program uses it." error={problem?.fields.name}>
        <Input value={name} onChange={(event) => setName(event.target.value)} />
      </Field>
      <fieldset>
        <legend className="mb-1 font-medium text-sm">Scopes</legend>
        <div className="flex flex-col">
          {apiScopes.map((scope) => (
            <Checkbox
              key={scope}
              checked={scopes.includes(scope)}
              onChange={(event) =>
                setScopes(event.target.checked ? [...scopes, scope] : scopes.filter((other) => other !== scope))
              }
            >
              {scopeWords[scope]} <code className="ms-1 font-mono text-ink-3 text-xs">{scope}</code>
            </Checkbox>
          ))}
        </div>
        {problem?.fields.scopes ? <p className="text-danger-ink text-xs">{problem.fields.scopes}</p> : null}
      </fieldset>
      <Field label="Expires">
        <Select value={days} onChange={(event) => setDays(event.target.value)}>
          <option value="30">In 30 days</option>
          <option value="90">In 90 days</option>
          <option value="365">In a year</option>
          <option value="never">Never</option>
        </Select>
      </Field>
    </FormDialog>
  );
}

/** The only time the secret is seen. */
function Secret({ secret, onClose }: { secret: string; onClose: () => void }) {
  async function copy() {
    await navigator.clipboard.writeText(secret);
    showToast({ tone: "success", message: "Key copied" });
  }
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title="Copy your key now"
      description="It is shown this once. We keep only a fingerprint of it."
      footer={
        <>
          <Button onClick={copy}>Copy</Button>
          <Button variant="primary" onClick={onClose}>
            I have kept it
          </Button>
        </>
      }
    >
      <Field label="API key">
        <Input readOnly value={secret} className="font-mono" onFocus={(event) => event.target.select()} />
      </Field>
    </Dialog>
  );
}
