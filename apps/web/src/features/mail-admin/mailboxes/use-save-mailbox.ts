"use client";
import { type Problem, problemOf } from "@/lib/problem";
import { api, type Outputs } from "@/trpc/client";
import { inputOf, type MailboxDraft } from "./draft";

type Mailbox = Outputs["mailbox"]["list"][number];

/** Creates the mailbox or saves what was changed on the version that is on the page. */
export function useSaveMailbox(base: Mailbox | null, onSaved: (mailbox: Mailbox) => void) {
  const cache = api.useUtils();
  async function onSuccess(mailbox: Mailbox) {
    cache.mailbox.list.setData(undefined, (all) =>
      all?.some(({ id }) => id === mailbox.id)
        ? all.map((each) => (each.id === mailbox.id ? mailbox : each))
        : [...(all ?? []), mailbox],
    );
    onSaved(mailbox);
    await cache.mailbox.list.invalidate();
  }
  const create = api.mailbox.create.useMutation({ onSuccess });
  const update = api.mailbox.update.useMutation({
    onSuccess,
    // The other version is fetched, so that one can choose.
    onError: () => cache.mailbox.list.invalidate(),
  });
  const error = create.error ?? update.error;
  const problem: Problem | null = error ? problemOf(error) : null;
  const isConflict = problem?.code === "CONFLICT" && typeof problem.details.version === "number";

  function save(draft: MailboxDraft, onto: Mailbox | null = base) {
    const input = inputOf(draft);
    if (!onto) {
      create.mutate(input);
      return;
    }
    const { isDefault, ...changes } = input;
    update.mutate({
      mailboxId: onto.id,
      version: onto.version,
      ...changes,
      ...(isDefault === onto.isDefault || (!isDefault && !onto.isDefault) ? {} : { isDefault: draft.isDefault }),
    });
  }
  return { save, isBusy: create.isPending || update.isPending, problem, isConflict };
}
