"use client";
import { Button } from "@desk/ui/button";
import { Field } from "@desk/ui/field";
import { Input } from "@desk/ui/input";
import { KeyRound, Mail } from "lucide-react";
import { type FormEvent, useEffect, useState } from "react";
import { nextPath, signIn, signInMessage, startSingleSignOn } from "@/lib/session";
import { api } from "@/trpc/client";
import { AuthFrame } from "./auth-frame";
import { FormError } from "./form-error";
import { MagicLinkSent } from "./magic-link-sent";
import { PasswordInput } from "./password-input";
import { useMailedLink } from "./use-mailed-link";

export function SignIn() {
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const providers = api.auth.providers.useQuery(undefined, { staleTime: Number.POSITIVE_INFINITY });
  const setupState = api.auth.setupState.useQuery(undefined, { staleTime: Number.POSITIVE_INFINITY });
  const link = useMailedLink("magicLink", email, setError);

  useEffect(() => {
    const code = new URLSearchParams(window.location.search).get("error");
    if (code) setError(signInMessage(code));
  }, []);
  useEffect(() => {
    if (setupState.data?.isOpen) window.location.replace("/setup");
  }, [setupState.data]);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (email.trim() === "" || password === "") return setError("Enter your e-mail address and your password.");
    setIsBusy(true);
    setError(null);
    const result = await signIn("credentials", { email, password }, nextPath(window.location.search));
    if (result.ok) return window.location.assign(result.url);
    setIsBusy(false);
    setError(result.message);
  }

  if (link.isSent) return <MagicLinkSent email={email} onBack={link.reset} />;
  return (
    <AuthFrame title="Sign in" lead="Welcome back. Your queue is where you left it.">
      <form onSubmit={submit} noValidate className="flex flex-col gap-4">
        <FormError message={error} />
        <Field label="Email" isRequired>
          <Input
            size="xl"
            type="email"
            name="email"
            autoComplete="username"
            inputMode="email"
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        </Field>
        <div className="relative">
          <Field label="Password" isRequired>
            <PasswordInput
              name="password"
              autoComplete="current-password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          </Field>
          <a className="absolute end-0 top-0 text-link text-sm" href="/forgot-password">
            Forgot password
          </a>
        </div>
        <Button type="submit" variant="primary" size="xl" isLoading={isBusy} className="w-full justify-center">
          Sign in
        </Button>
      </form>
      <div className="flex items-center gap-4 text-ink-3 text-sm" aria-hidden="true">
        <span className="h-px flex-1 bg-line" />
        or
        <span className="h-px flex-1 bg-line" />
      </div>
      <div className="flex flex-col gap-2">
        {providers.data?.oidc.map(({ id, name }) => (
          <Button
            key={id}
            size="xl"
            icon={KeyRound}
            className="w-full justify-center"
            onClick={async () => {
              const left = await startSingleSignOn(id, nextPath(window.location.search)).catch(() => false);
              if (!left) setError(`${name} could not be reached. Try again.`);
            }}
          >
            {name}
          </Button>
        ))}
        <Button size="xl" icon={Mail} className="w-full justify-center" isLoading={link.isBusy} onClick={link.send}>
          Send me a sign-in link
        </Button>
      </div>
    </AuthFrame>
  );
}
