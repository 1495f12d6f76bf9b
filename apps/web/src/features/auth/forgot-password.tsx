"use client";
import { Button } from "@desk/ui/button";
import { Field } from "@desk/ui/field";
import { Input } from "@desk/ui/input";
import { useState } from "react";
import { AuthFrame } from "./auth-frame";
import { FormError } from "./form-error";
import { useMailedLink } from "./use-mailed-link";

export function ForgotPassword() {
  const [email, setEmail] = useState("");
  const [error, setError] = useState<string | null>(null);
  const link = useMailedLink("passwordReset", email, setError);
  const back = (
    <a className="text-link" href="/sign-in">
      Back to sign in
    </a>
  );

  if (link.isSent) {
    const lead =
      "If the address belongs to an account, a link to set a new password is on its way. It works once, for an hour.";
    return <AuthFrame title="Look into your mail" lead={lead} foot={back} />;
  }
  return (
    <AuthFrame title="Set a new password" lead="We send a link to your address." foot={back}>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          link.send();
        }}
      >
        <FormError message={error} />
        <Field label="Email" isRequired>
          <Input
            size="xl"
            type="email"
            autoComplete="username"
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        </Field>
        <Button type="submit" variant="primary" size="xl" isLoading={link.isBusy} className="w-full justify-center">
          Send the link
        </Button>
      </form>
    </AuthFrame>
  );
}
