import { CreateMailbox, type MailboxView } from "@desk/contracts/mailbox";
import { expect, test } from "vitest";
import { draftOf, emptyDraft, inputOf } from "./draft";
import { presets, withPreset } from "./presets";

const named = { ...emptyDraft, name: "Help", address: "help@nawa.example" };

test("every preset becomes input that the server takes once host and password are there", () => {
  for (const { id } of presets) {
    const draft = withPreset(named, id);
    for (const side of [draft.incoming, draft.outgoing]) {
      side.host ||= "mail.nawa.example";
      side.secret = "pass word";
    }
    const parsed = CreateMailbox.safeParse(inputOf(draft));
    expect(parsed.error?.issues ?? [], id).toEqual([]);
    expect(draft.incoming.user, id).toBe("help@nawa.example");
  }
});

test("secrets travel only when entered for a server that signs in with one", () => {
  const typed = {
    ...named,
    incoming: { ...named.incoming, secret: "s" },
    outgoing: { ...named.outgoing, secret: "t" },
  };
  expect(inputOf(typed)).toMatchObject({ incomingSecret: "s", outgoingSecret: "t" });
  expect(inputOf(named)).not.toHaveProperty("incomingSecret");
  expect(inputOf(withPreset(typed, "google"))).not.toHaveProperty("incomingSecret");
  expect(inputOf(withPreset(typed, "forward"))).not.toHaveProperty("outgoingSecret");
});

test("a number left empty is refused by name and not guessed", () => {
  const draft = withPreset(named, "fastmail");
  const parsed = CreateMailbox.safeParse(inputOf({ ...draft, incoming: { ...draft.incoming, port: "" } }));
  expect(parsed.error?.issues[0]?.path.join(".")).toBe("incoming.port");
});

test("a stored mailbox goes through the form unchanged", () => {
  const { incomingSecret, outgoingSecret, ...created } = CreateMailbox.parse({
    ...inputOf({ ...withPreset(named, "fastmail"), aliases: [{ key: "a", address: "hi@nawa.example", teamId: null }] }),
    incomingSecret: "s",
  });
  expect(outgoingSecret).toBeUndefined();
  expect(incomingSecret).toBe("s");
  const view = { ...created, isDefault: false } as unknown as MailboxView;
  expect(CreateMailbox.parse(inputOf(draftOf(view)))).toEqual({ ...created, isDefault: false });
});
