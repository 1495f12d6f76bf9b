"use client";
import { Badge } from "@desk/ui/badge";
import { Banner } from "@desk/ui/banner";
import { Button } from "@desk/ui/button";
import { showToast } from "@desk/ui/toast";
import { CircleAlert, GitCompareArrows } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { push, replace } from "@/lib/navigation";
import { useNow } from "@/lib/now";
import { SettingsPage } from "@/lib/settings-page";
import type { Outputs } from "@/trpc/client";
import { SaveBar } from "../parts/save-bar";
import { useUnsavedGuard } from "../parts/use-unsaved-guard";
import { AddressSection } from "./address-section";
import { BehaviourSection } from "./behaviour-section";
import { DangerSection } from "./danger-section";
import { draftOf, emptyDraft } from "./draft";
import { healthOf } from "./health";
import { IncomingSection } from "./incoming-section";
import { OutgoingSection } from "./outgoing-section";
import { PresetPicker } from "./preset-picker";
import { ResumeButton } from "./resume-button";
import { SignInBanner } from "./sign-in-banner";
import { TestPanel } from "./test-panel";
import { useSaveMailbox } from "./use-save-mailbox";

type Mailbox = Outputs["mailbox"]["list"][number];

/** Sets a mailbox up or changes it. What was typed stays when somebody else saves first. */
export function MailboxForm({ saved }: { saved: Mailbox | null }) {
  const [base, setBase] = useState(saved);
  const [draft, setDraft] = useState(() => (saved ? draftOf(saved) : emptyDraft));
  const form = useRef<HTMLFormElement>(null);
  const now = useNow();
  const isChanged = JSON.stringify(draft) !== JSON.stringify(base ? draftOf(base) : emptyDraft);
  useUnsavedGuard(isChanged);

  // A newer version without anything typed here is simply shown.
  useEffect(() => {
    if (!saved || saved.version === base?.version || isChanged) return;
    setBase(saved);
    setDraft(draftOf(saved));
  }, [saved, base, isChanged]);

  const { save, isBusy, problem, isConflict } = useSaveMailbox(base, (mailbox) => {
    if (!base) {
      showToast({ tone: "success", message: `${mailbox.name} is saved. Now test the connection.` });
      replace(`/admin/mailboxes/${mailbox.id}`);
      return;
    }
    setBase(mailbox);
    setDraft(draftOf(mailbox));
    showToast({ tone: "success", message: `${mailbox.name} is saved` });
  });

  useEffect(() => {
    if (problem) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [problem]);

  const errors = problem?.fields ?? {};
  const part = { draft, onChange: setDraft, errors };
  const health = saved ? healthOf(saved, now) : null;
  const isDeafProblem = problem && !isConflict && Object.keys(errors).length === 0;

  return (
    <SettingsPage
      area="Mail"
      parent={{ label: "Mailboxes", href: "/admin/mailboxes" }}
      title={base?.name ?? "New mailbox"}
      actions={health ? <Badge tone={health.tone}>{health.word}</Badge> : null}
      bar={
        isChanged || !base ? (
          <SaveBar
            message={base ? "Unsaved changes" : "Nothing is read or sent before it is saved."}
            action={base ? "Save" : "Create mailbox"}
            isBusy={isBusy}
            discardLabel={base ? "Discard" : "Cancel"}
            onDiscard={() => (base ? setDraft(draftOf(base)) : push("/admin/mailboxes"))}
            onSave={() => save(draft)}
          />
        ) : null
      }
    >
      <div className="-mx-6 -mt-6 mb-6 flex flex-col max-md:-mx-4 max-md:-mt-4 max-md:mb-4">
        {saved ? <SignInBanner mailbox={saved} /> : null}
        {saved && health?.alarm && health.word !== "Not signed in" ? (
          <Banner
            tone={health.tone === "danger" ? "danger" : "warning"}
            icon={CircleAlert}
            title={`${health.word}.`}
            actions={health.word === "Paused" ? <ResumeButton mailbox={saved} /> : null}
          >
            {health.alarm}
          </Banner>
        ) : null}
        {isConflict ? (
          <Banner
            tone="warning"
            icon={GitCompareArrows}
            title="Somebody else saved this mailbox first."
            role="alert"
            actions={
              <>
                <Button
                  size="sm"
                  onClick={() => {
                    if (!saved) return;
                    setBase(saved);
                    setDraft(draftOf(saved));
                  }}
                >
                  Use theirs
                </Button>
                <Button size="sm" onClick={() => saved && save(draft, saved)}>
                  Save mine
                </Button>
              </>
            }
          >
            What you typed is still here.
          </Banner>
        ) : null}
        {isDeafProblem ? (
          <Banner tone="danger" icon={CircleAlert} role="alert">
            {problem.message}
          </Banner>
        ) : null}
      </div>
      <div className="flex gap-x-8 gap-y-6 max-xl:flex-col">
        <form
          ref={form}
          noValidate
          className="flex min-w-0 max-w-160 flex-1 flex-col gap-6"
          onSubmit={(event) => {
            event.preventDefault();
            save(draft);
          }}
        >
          {base ? null : <PresetPicker draft={draft} onChange={setDraft} />}
          <AddressSection {...part} />
          <IncomingSection {...part} hasSecret={base?.hasIncomingSecret ?? false} />
          <OutgoingSection {...part} hasSecret={base?.hasOutgoingSecret ?? false} />
          <BehaviourSection {...part} />
          {saved ? <DangerSection mailbox={saved} /> : null}
          <button type="submit" className="sr-only" tabIndex={-1} aria-hidden>
            Save
          </button>
        </form>
        {base ? (
          <aside className="w-full max-w-160 shrink-0 xl:sticky xl:top-0 xl:w-90 xl:self-start">
            <TestPanel mailboxId={base.id} blocked={isChanged ? "Save first: the test uses what is saved." : null} />
          </aside>
        ) : null}
      </div>
    </SettingsPage>
  );
}
