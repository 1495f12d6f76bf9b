"use client";
import { Button } from "@desk/ui/button";
import { Field } from "@desk/ui/field";
import { useState } from "react";
import { problemOf } from "@/lib/problem";
import { api } from "@/trpc/client";
import { AuthFrame } from "./auth-frame";
import { FormError } from "./form-error";
import { PasswordInput } from "./password-input";
import { useLinkToken } from "./use-link-token";

export function ResetPassword() {
  const token = useLinkToken();
  const [password, setPassword] = useState("");
  const reset = api.auth.resetPassword.useMutation();
  const problem = reset.error ? problemOf(reset.error) : null;

  if (reset.isSuccess) {
    return (
      <AuthFrame title="Your password is set" lead="Every other device was signed out.">
        <a className="text-link text-sm" href="/sign-in">
          Sign in
        </a>
      </AuthFrame>
    );
  }
  return (
    <AuthFrame title="Choose a new password">
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          reset.mutate({ token: token ?? "", password });
        }}
      >
        <FormError message={problem && !problem.fields.password ? (problem.fields.token ?? problem.message) : null} />
        <Field label="New password" isRequired help="At least 10 characters." error={problem?.fields.password}>
          <PasswordInput
            autoComplete="new-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        </Field>
        <Button type="submit" variant="primary" size="xl" isLoading={reset.isPending} className="w-full justify-center">
          Set password
        </Button>
      </form>
    </AuthFrame>
  );
}
