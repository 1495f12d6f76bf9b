"use client";
import { Button } from "@desk/ui/button";
import { Field } from "@desk/ui/field";
import { Input } from "@desk/ui/input";
import { showToast } from "@desk/ui/toast";
import { useState } from "react";
import { Loaded } from "@/lib/loaded";
import { problemOf } from "@/lib/problem";
import { SettingsPage } from "@/lib/settings-page";
import { api, type Outputs } from "@/trpc/client";
import { useAccount } from "./use-account";

export default function Profile() {
  const { me, update } = useAccount();
  return (
    <SettingsPage area="Account" title="Profile" lead="Customers see your name on your replies.">
      <Loaded query={me} what="Your profile">
        {({ user }) => (
          <div className="flex max-w-100 flex-col gap-8">
            <NameForm user={user} update={update} />
            <EmailForm user={user} />
          </div>
        )}
      </Loaded>
    </SettingsPage>
  );
}

type User = Outputs["me"]["get"]["user"];

function NameForm({ user, update }: { user: User; update: ReturnType<typeof useAccount>["update"] }) {
  const [name, setName] = useState(user.name);
  const error = update.error ? problemOf(update.error).fields.name : undefined;
  return (
    <form
      noValidate
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        update.mutate({ name }, { onSuccess: () => showToast({ tone: "success", message: "Name saved" }) });
      }}
    >
      <Field label="Name" isRequired error={error}>
        <Input autoComplete="name" value={name} onChange={(event) => setName(event.target.value)} />
      </Field>
      <p className="text-ink-3 text-xs">Your role is {user.roleName}. An admin can change it.</p>
      <div>
        <Button type="submit" variant="primary" size="lg" isLoading={update.isPending}>
          Save name
        </Button>
      </div>
    </form>
  );
}

function EmailForm({ user }: { user: User }) {
  const cache = api.useUtils();
  const [email, setEmail] = useState(user.email);
  const [currentPassword, setCurrentPassword] = useState("");
  const change = api.me.changeEmail.useMutation({
    onSuccess: (saved) => {
      cache.me.get.setData(undefined, saved);
      setCurrentPassword("");
      showToast({ tone: "success", message: "Address changed. We told the old one." });
    },
  });
  const problem = change.error ? problemOf(change.error) : null;
  return (
    <form
      noValidate
      className="flex flex-col gap-3 border-line border-t pt-6"
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate({ email, currentPassword });
      }}
    >
      <Field
        label="Email"
        isRequired
        error={problem?.fields.email}
        help="You sign in with it. The old address is told."
      >
        <Input type="email" autoComplete="email" value={email} onChange={(event) => setEmail(event.target.value)} />
      </Field>
      <Field
        label="Current password"
        isRequired
        error={problem && !problem.fields.email ? (problem.fields.currentPassword ?? problem.message) : undefined}
      >
        <Input
          type="password"
          autoComplete="current-password"
          value={currentPassword}
          onChange={(event) => setCurrentPassword(event.target.value)}
        />
      </Field>
      <div>
        <Button type="submit" size="lg" isLoading={change.isPending}>
          Change address
        </Button>
      </div>
    </form>
  );
}
