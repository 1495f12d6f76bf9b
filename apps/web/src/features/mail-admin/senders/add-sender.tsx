"use client";
import type { SenderVerdict } from "@desk/contracts/words";
import { Button } from "@desk/ui/button";
import { Field } from "@desk/ui/field";
import { Input } from "@desk/ui/input";
import { showToast } from "@desk/ui/toast";
import { useState } from "react";
import { problemOf } from "@/lib/problem";
import { api } from "@/trpc/client";
import { verdictWords } from "./verdict-words";

export function AddSender({ verdict }: { verdict: SenderVerdict }) {
  const cache = api.useUtils();
  const [pattern, setPattern] = useState("");
  const add = api.mail.addSenderRule.useMutation({
    async onSuccess(rule) {
      setPattern("");
      showToast({ tone: "success", message: `${rule.pattern} is on the list` });
      await cache.mail.invalidate();
    },
  });
  const problem = add.error ? problemOf(add.error) : null;
  return (
    <form
      noValidate
      className="mb-4 flex max-w-110 items-start gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate({ pattern, verdict });
      }}
    >
      <Field
        label="Address or domain"
        help="ana@example.com, or @example.com for everybody there."
        error={problem ? (problem.fields.pattern ?? problem.message) : undefined}
        className="flex-1"
      >
        <Input
          value={pattern}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            setPattern(event.target.value);
            if (add.error) add.reset();
          }}
        />
      </Field>
      <Button type="submit" size="lg" variant="primary" className="mt-6" isLoading={add.isPending}>
        {verdictWords[verdict].action}
      </Button>
    </form>
  );
}
