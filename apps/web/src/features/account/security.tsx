"use client";
import { Badge } from "@desk/ui/badge";
import { Button } from "@desk/ui/button";
import { Field } from "@desk/ui/field";
import { Input } from "@desk/ui/input";
import { showToast } from "@desk/ui/toast";
import { useState } from "react";
import { Loaded } from "@/lib/loaded";
import { problemOf } from "@/lib/problem";
import { SettingsPage } from "@/lib/settings-page";
import { api } from "@/trpc/client";

const moment = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

export default function Security() {
  return (
    <SettingsPage area="Account" title="Security" lead="Your password, and the devices that are signed in as you.">
      <div className="flex flex-col gap-8">
        <PasswordForm />
        <Devices />
      </div>
    </SettingsPage>
  );
}

const empty = { currentPassword: "", newPassword: "" };

function PasswordForm() {
  const cache = api.useUtils();
  const [values, setValues] = useState(empty);
  const change = api.me.changePassword.useMutation({
    onSuccess: () => {
      setValues(empty);
      showToast({ tone: "success", message: "Password changed. Other devices were signed out." });
      return cache.me.sessions.invalidate();
    },
  });
  const problem = change.error ? problemOf(change.error) : null;
  return (
    <form
      noValidate
      className="flex max-w-100 flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate(values);
      }}
    >
      <Field
        label="Current password"
        isRequired
        error={problem && !problem.fields.newPassword ? (problem.fields.currentPassword ?? problem.message) : undefined}
      >
        <Input
          type="password"
          autoComplete="current-password"
          value={values.currentPassword}
          onChange={(event) => setValues({ ...values, currentPassword: event.target.value })}
        />
      </Field>
      <Field label="New password" isRequired help="At least 10 characters." error={problem?.fields.newPassword}>
        <Input
          type="password"
          autoComplete="new-password"
          value={values.newPassword}
          onChange={(event) => setValues({ ...values, newPassword: event.target.value })}
        />
      </Field>
      <div>
        <Button type="submit" variant="primary" size="lg" isLoading={change.isPending}>
          Change password
        </Button>
      </div>
    </form>
  );
}

function Devices() {
  const cache = api.useUtils();
  const sessions = api.me.sessions.useQuery();
  const options = {
    onSuccess: () => cache.me.sessions.invalidate(),
    onError: (error: unknown) => showToast({ tone: "danger", message: problemOf(error).message }),
  };
  const revoke = api.me.revokeSession.useMutation(options);
  const revokeOthers = api.me.revokeOtherSessions.useMutation(options);
  return (
    <section aria-labelledby="devices" className="max-w-(--w-measure)">
      <div className="flex items-center justify-between gap-4 border-line border-b pb-2">
        <h2 id="devices" className="font-semibold text-sm">
          Devices
        </h2>
        {sessions.data && sessions.data.length > 1 ? (
          <Button isLoading={revokeOthers.isPending} onClick={() => revokeOthers.mutate()}>
            Sign out all others
          </Button>
        ) : null}
      </div>
      <Loaded query={sessions} what="Your devices">
        {(list) => (
          <ul>
            {list.map(({ id, device, address, lastUsedAt, isCurrent }) => (
              <li key={id} className="flex items-center justify-between gap-4 border-line border-b py-2">
                <div className="min-w-0">
                  <p className="flex items-center gap-2 text-sm">
                    {device} {isCurrent ? <Badge tone="success">This device</Badge> : null}
                  </p>
                  <p className="text-ink-3 text-xs">
                    Last used <time dateTime={lastUsedAt}>{moment.format(new Date(lastUsedAt))}</time>
                    {address ? ` · ${address}` : null}
                  </p>
                </div>
                {isCurrent ? null : (
                  <Button aria-label={`Sign out ${device}`} onClick={() => revoke.mutate({ sessionId: id })}>
                    Sign out
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  );
}
