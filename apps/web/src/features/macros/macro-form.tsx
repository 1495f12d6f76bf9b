"use client";
import { macroContexts } from "@desk/contracts/macro-words";
import { viewScopes } from "@desk/contracts/words";
import { Banner } from "@desk/ui/banner";
import { Button } from "@desk/ui/button";
import { Checkbox } from "@desk/ui/checkbox";
import { Field } from "@desk/ui/field";
import { Input } from "@desk/ui/input";
import { Select } from "@desk/ui/select";
import { CircleAlert, Lock } from "lucide-react";
import { useDirectory, usePermission } from "@/lib/me";
import { SettingsPage } from "@/lib/settings-page";
import type { Outputs } from "@/trpc/client";
import { ActionsField } from "./actions-field";
import { FilesField } from "./files-field";
import { MacroPreview } from "./macro-preview";
import { MacroText } from "./macro-text";
import { contextWords, scopeWords } from "./places";
import { useMacroForm } from "./use-macro-form";

/** Everything of one macro, and beside it what it would do to a ticket. */
export function MacroForm({ macro }: { macro: Outputs["macro"]["byId"] | null }) {
  const form = useMacroForm(macro);
  const { draft, set, errors } = form;
  const { teams } = useDirectory();
  const mayManage = usePermission("macro.manage");
  const isLocked = macro !== null && !macro.can.edit;
  const scopes = viewScopes.filter((scope) => scope !== "everyone" || mayManage || macro?.scope === "everyone");

  return (
    <SettingsPage
      area="Tickets"
      title={macro?.name ?? "New macro"}
      parent={{ label: "Macros", href: "/admin/macros" }}
      bar={
        isLocked ? undefined : (
          <div className="flex shrink-0 items-center justify-end gap-2 border-line border-t bg-canvas px-6 py-2 max-md:px-4">
            {form.isChanged ? (
              <Button variant="ghost" onClick={form.discard}>
                Discard
              </Button>
            ) : null}
            <Button variant="primary" isLoading={form.isSaving} onClick={form.save}>
              Save macro
            </Button>
          </div>
        )
      }
    >
      {isLocked ? (
        <Banner tone="neutral" icon={Lock} title="You may use this macro, not change it.">
          Duplicate it to have one of your own.
        </Banner>
      ) : null}
      {form.problem ? (
        <Banner tone="danger" icon={CircleAlert} role="alert">
          {form.problem}
        </Banner>
      ) : null}
      <div className="grid gap-x-8 gap-y-6 xl:grid-cols-[minmax(0,42rem)_minmax(0,1fr)]">
        <form noValidate onSubmit={(event) => event.preventDefault()}>
          <fieldset disabled={isLocked} className="flex flex-col gap-5">
            <div className="grid gap-4 sm:grid-cols-2">
              <Field label="Name" isRequired error={errors.name}>
                <Input
                  value={draft.name}
                  maxLength={120}
                  placeholder="Refund on its way"
                  onChange={(event) => set({ name: event.target.value })}
                />
              </Field>
              <Field label="Description" mark="optional" error={errors.description}>
                <Input
                  value={draft.description}
                  maxLength={500}
                  placeholder="When money goes back to the card"
                  onChange={(event) => set({ description: event.target.value })}
                />
              </Field>
              <Field label="For whom" error={errors.scope}>
                <Select
                  value={draft.scope}
                  onChange={(event) => set({ scope: viewScopes.find((scope) => scope === event.target.value) ?? "me" })}
                >
                  {scopes.map((scope) => (
                    <option key={scope} value={scope}>
                      {scopeWords[scope]}
                    </option>
                  ))}
                </Select>
              </Field>
              {draft.scope === "team" ? (
                <Field label="Team" isRequired error={errors.teamId}>
                  <Select value={draft.teamId} onChange={(event) => set({ teamId: event.target.value })}>
                    <option value="">Choose a team…</option>
                    {teams.map(({ id, name }) => (
                      <option key={id} value={id}>
                        {name}
                      </option>
                    ))}
                  </Select>
                </Field>
              ) : null}
            </div>
            <fieldset>
              <legend className="mb-1 font-medium text-sm">Offered when</legend>
              <div className="flex flex-wrap gap-x-6 gap-y-1">
                {macroContexts.map((context) => (
                  <Checkbox
                    key={context}
                    checked={draft.contexts.includes(context)}
                    onChange={(event) =>
                      set({
                        contexts: event.target.checked
                          ? [...draft.contexts, context]
                          : draft.contexts.filter((each) => each !== context),
                      })
                    }
                  >
                    {contextWords[context]}
                  </Checkbox>
                ))}
              </div>
              {errors.contexts ? <p className="text-danger-ink text-xs">{errors.contexts}</p> : null}
            </fieldset>
            <MacroText
              key={`reply.${form.version}`}
              label="Reply"
              help="What the customer reads. Leave it empty to write none."
              html={draft.replyHtml}
              error={errors.replyHtml}
              onChange={(replyHtml) => set({ replyHtml })}
            />
            <MacroText
              key={`note.${form.version}`}
              label="Internal note"
              help="Only your team reads it."
              isNote
              html={draft.noteHtml}
              error={errors.noteHtml}
              onChange={(noteHtml) => set({ noteHtml })}
            />
            <ActionsField actions={draft.actions} errors={errors} onChange={(actions) => set({ actions })} />
            <FilesField files={draft.files} error={errors.attachmentIds} onChange={(files) => set({ files })} />
          </fieldset>
        </form>
        <MacroPreview replyHtml={draft.replyHtml} noteHtml={draft.noteHtml} actions={draft.actions} />
      </div>
    </SettingsPage>
  );
}
