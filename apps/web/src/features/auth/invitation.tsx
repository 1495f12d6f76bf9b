"use client";
import { Button } from "@desk/ui/button";
import { Field } from "@desk/ui/field";
import { Input } from "@desk/ui/input";
import { useState } from "react";
import { problemOf } from "@/lib/problem";
import { signIn } from "@/lib/session";
import { api } from "@/trpc/client";
import { AuthFrame } from "./auth-frame";
import { FormError } from "./form-error";
import { PasswordInput } from "./password-input";
import { useLinkToken } from "./use-link-token";

export function Invitation() {
  const token = useLinkToken();
  const invitation = api.auth.readInvitation.useQuery(
    { token: token ?? "" },
    { enabled: token !== undefined, retry: false },
  );
  const accept = api.auth.acceptInvitation.useMutation();
  const [name, setName] = useState<string | null>(null);
  const [password, setPassword] = useState("");
  const problem = accept.error ? problemOf(accept.error) : null;

  if (invitation.isError) {
    return (
      <AuthFrame
        title="This invitation is not valid"
        lead="It was used before, is older than a week, or the link is not complete. Ask the person who invited you for a new one."
      />
    );
  }
  if (!invitation.data || token === undefined) return <AuthFrame title="Your invitation" />;
  const { workspaceName, email } = invitation.data;
  const shownName = name ?? invitation.data.name;
  const other = problem && !problem.fields.name && !problem.fields.password ? problem.message : null;

  async function join(tokenText: string) {
    await accept.mutateAsync({ token: tokenText, name: shownName, password });
    const result = await signIn("credentials", { email, password }, "/views/my-queue");
    window.location.assign(result.ok ? result.url : "/sign-in");
  }

  return (
    <AuthFrame title={`Join ${workspaceName}`} lead={<bdi>{email}</bdi>}>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          join(token).catch(() => undefined);
        }}
      >
        <FormError message={other} />
        <Field label="Your name" isRequired error={problem?.fields.name}>
          <Input size="xl" autoComplete="name" value={shownName} onChange={(event) => setName(event.target.value)} />
        </Field>
        <Field label="Password" isRequired help="At least 10 characters." error={problem?.fields.password}>
          <PasswordInput
            autoComplete="new-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        </Field>
        <Button
          type="submit"
          variant="primary"
          size="xl"
          isLoading={accept.isPending}
          className="w-full justify-center"
        >
          Join
        </Button>
      </form>
    </AuthFrame>
  );
}
