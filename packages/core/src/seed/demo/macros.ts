import { CreateMacro, type CreateMacroInput } from "@desk/contracts/macro";
import type { Ctx } from "../../context";
import { createMacro } from "../../macro";
import { listStatuses } from "../../status";
import type { Company } from "./found";

/** What people answer again and again here: for everyone, for a team, and one that only writes a note. */
export async function makeMacros(ctx: Ctx, { teamIds }: Company): Promise<void> {
  const statuses = await listStatuses(ctx);
  const statusIdOf = (category: "pending" | "on_hold" | "solved"): string => {
    const status = statuses.find((each) => each.category === category && each.isDefault);
    if (status === undefined) throw new Error(`The company has no status for ${category}.`);
    return status.id;
  };
  const forTeam = (team: "trips" | "food") => ({
    scope: "team" as const,
    teamId: teamIds.get(team) ?? null,
  });
  const macros: readonly CreateMacroInput[] = [
    {
      name: "Refund on its way",
      description: "When the money goes back to the card it came from",
      scope: "everyone",
      contexts: ["reply"],
      replyHtml: `<p>Hello {{customer.first_name|there}},</p>
        <p>thank you for telling us. Your refund left us today and shows on your card within five working days.</p>
        <p>Kind regards<br>{{agent.first_name}}</p>`,
      actions: [
        { kind: "status", statusId: statusIdOf("solved") },
        { kind: "labels", add: ["refund"] },
      ],
    },
    {
      name: "Ask for a photo",
      description: "Waits for the customer, and comes back next week if nothing arrives",
      scope: "everyone",
      contexts: ["reply", "new"],
      replyHtml: `<p>Hello {{customer.first_name|there}},</p>
        <p>could you send us a photo of it? Answering this message is enough; the number of your request is
        {{ticket.number|in the subject}}.</p>`,
      actions: [
        { kind: "status", statusId: statusIdOf("pending") },
        { kind: "snooze", until: "next-week" },
      ],
    },
    {
      name: "Driver asked about a lost item",
      description: "",
      ...forTeam("trips"),
      contexts: ["reply"],
      replyHtml: `<p>Hello {{customer.first_name|there}},</p>
        <p>we wrote to your driver and ask again tonight. As soon as we know more about “{{ticket.subject}}” you hear
        from us.</p>`,
      noteHtml: "<p>Asked the driver in the app. Next step: call after the shift.</p>",
      actions: [
        { kind: "status", statusId: statusIdOf("on_hold") },
        { kind: "assignee", assigneeId: "me" },
        { kind: "labels", add: ["lost item"] },
      ],
    },
    {
      name: "Menu change received",
      description: "",
      ...forTeam("food"),
      contexts: ["reply"],
      replyHtml: `<p>Hello {{customer.first_name|there}},</p>
        <p>your menu for {{organization.name|your restaurant}} is with our editors. Changes are live within one working
        day.</p>`,
      actions: [{ kind: "labels", add: ["menu"] }],
    },
    {
      name: "Hand over to Safety",
      description: "Somebody was hurt or threatened: nobody answers before Safety has read it",
      scope: "everyone",
      contexts: ["note"],
      noteHtml: "<p>Please take over from here. {{customer.name|The customer}} has not been answered yet.</p>",
      actions: [
        { kind: "team", teamId: teamIds.get("safety") ?? null },
        { kind: "priority", priority: "urgent" },
        { kind: "labels", add: ["safety"] },
      ],
    },
  ];
  for (const macro of macros) await createMacro(ctx, CreateMacro.parse(macro));
}
