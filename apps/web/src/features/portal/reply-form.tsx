"use client";
import { announce } from "@desk/ui/announcer";
import { Button } from "@desk/ui/button";
import { Field } from "@desk/ui/field";
import { Textarea } from "@desk/ui/textarea";
import { useRef, useState } from "react";
import { problemOf } from "@/lib/problem";
import { randomId } from "@/lib/random-id";
import { api } from "@/trpc/client";

/** What the customer answers. The same text sent twice is one message. */
export function ReplyForm({ token }: { token: string }) {
  const [text, setText] = useState("");
  const [notice, setNotice] = useState<string | null>(null);
  const [isEmpty, setEmpty] = useState(false);
  const clientId = useRef<string | null>(null);
  const cache = api.useUtils();
  const reply = api.ticketLink.reply.useMutation({
    onSuccess: ({ number, isFollowUp }) => {
      const said = isFollowUp
        ? `Sent. The request was closed, so your answer opened #${number}.`
        : "Sent. We have your answer.";
      clientId.current = null;
      setText("");
      setNotice(said);
      announce(said);
      return cache.ticketLink.read.invalidate();
    },
  });
  const error = isEmpty ? "Write something first." : reply.error ? problemOf(reply.error).message : undefined;
  return (
    <form
      noValidate
      className="mt-4"
      onSubmit={(event) => {
        event.preventDefault();
        setNotice(null);
        setEmpty(text.trim() === "");
        if (text.trim() === "") return;
        clientId.current ??= randomId();
        reply.mutate({ token, text, clientId: clientId.current });
      }}
    >
      <Field label="Your answer" error={error}>
        <Textarea
          rows={4}
          maxLength={20_000}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setEmpty(false);
            // Other words are another message.
            clientId.current = null;
          }}
        />
      </Field>
      <div className="mt-2 flex flex-wrap items-center justify-end gap-3">
        {notice ? <p className="text-ink-2 text-sm">{notice}</p> : null}
        <Button type="submit" variant="primary" isLoading={reply.isPending}>
          Send
        </Button>
      </div>
    </form>
  );
}
