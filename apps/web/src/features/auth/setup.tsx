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

const empty = { workspaceName: "", name: "", email: "", password: "" };

/** First run: the workspace and its owner. Closed for good afterwards. */
export function Setup() {
  const [values, setValues] = useState(empty);
  const state = api.auth.setupState.useQuery(undefined, { staleTime: Number.POSITIVE_INFINITY });
  const setUp = api.auth.setUp.useMutation();
  const problem = setUp.error ? problemOf(setUp.error) : null;
  const set = (key: keyof typeof empty) => (event: { target: { value: string } }) =>
    setValues({ ...values, [key]: event.target.value });

  async function start() {
    await setUp.mutateAsync(values);
    const result = await signIn("credentials", { email: values.email, password: values.password }, "/views/my-queue");
    window.location.assign(result.ok ? result.url : "/sign-in");
  }

  if (state.data?.isOpen === false && !setUp.isSuccess) {
    return (
      <AuthFrame title="This desk is set up already" lead="Its owner was made at the first start.">
        <a className="text-link text-sm" href="/sign-in">
          Sign in
        </a>
      </AuthFrame>
    );
  }
  return (
    <AuthFrame
      title="Set up your desk"
      lead="Name your workspace and make its first account, the owner. Everything can be changed later."
    >
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          start().catch(() => undefined);
        }}
      >
        <FormError message={problem && Object.keys(problem.fields).length === 0 ? problem.message : null} />
        <Field label="Workspace" isRequired help="Usually your company's name." error={problem?.fields.workspaceName}>
          <Input size="xl" autoComplete="organization" value={values.workspaceName} onChange={set("workspaceName")} />
        </Field>
        <Field label="Your name" isRequired error={problem?.fields.name}>
          <Input size="xl" autoComplete="name" value={values.name} onChange={set("name")} />
        </Field>
        <Field label="Email" isRequired error={problem?.fields.email}>
          <Input size="xl" type="email" autoComplete="username" value={values.email} onChange={set("email")} />
        </Field>
        <Field label="Password" isRequired help="At least 10 characters." error={problem?.fields.password}>
          <PasswordInput autoComplete="new-password" value={values.password} onChange={set("password")} />
        </Field>
        <Button type="submit" variant="primary" size="xl" isLoading={setUp.isPending} className="w-full justify-center">
          Create workspace
        </Button>
      </form>
    </AuthFrame>
  );
}
