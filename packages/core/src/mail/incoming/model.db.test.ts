import type { ParsedMail } from "@desk/contracts/parsed-mail";
import { mailOutcomes } from "@desk/contracts/words";
import { usingDatabase } from "@desk/db/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { asAdmin, aWorkspace } from "../../testing";
import { countMails } from "../log";
import type { DueMail } from "./due";
import { settleMail } from "./settle";
import { aMailbox, aParsedMail, arrived, mailRows, toolsFor } from "./testing/mail";

const pg = usingDatabase({ max: 6 });

/** A conversation: each mail answers an earlier one of it, or begins it. */
type Conversation = { parents: number[]; people: number[]; copies: number[] };
const conversation = fc.integer({ min: 1, max: 7 }).chain((length) =>
  fc.record<Conversation>({
    parents: fc.tuple(...Array.from({ length }, (_, at) => fc.nat({ max: Math.max(0, at - 1) }))),
    people: fc.array(fc.nat({ max: 3 }), { minLength: length, maxLength: length }),
    /** How often each one arrives besides the first time. */
    copies: fc.array(fc.nat({ max: 2 }), { minLength: length, maxLength: length }),
  }),
);
const scenario = fc.record({
  conversations: fc.array(conversation, { minLength: 1, maxLength: 6 }),
  order: fc.array(fc.nat({ max: 1_000 }), { minLength: 150, maxLength: 150 }),
  atOnce: fc.integer({ min: 1, max: 6 }),
  /** Whether the mail that began it all never comes, only its answers. */
  withoutFirst: fc.boolean(),
});

/** Mails of one conversation, with the references a mail program writes: all that came before in its branch. */
function mailsOf({ parents, people }: Conversation, name: string): ParsedMail[] {
  const made: ParsedMail[] = [];
  for (const [at, parent] of parents.entries()) {
    const answered = at === 0 ? undefined : made[parent];
    const references = answered === undefined ? [] : [...answered.references, answered.messageId ?? ""];
    made.push(
      aParsedMail({
        messageId: `${name}-${at}@mail.example`,
        from: `p${people[at]}.${name}@rides.example`,
        inReplyTo: references.slice(-1),
        references,
        text: `${name} says ${at}`,
      }),
    );
  }
  return made;
}

test("whatever mails come, in whatever order, twice and at once: one outcome each, one ticket for each conversation", async () => {
  let mailsCount = 0;
  let tickets = 0;
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(scenario, async ({ conversations, order, atOnce, withoutFirst }) => {
      const workspace = await aWorkspace(pg.db);
      await aMailbox(workspace, { settings: { acknowledges: false } });
      const threads = conversations.map((one, index) => mailsOf(one, `c${index}`));
      const arrivals = threads.flatMap((mails, index) =>
        mails.flatMap((mail, at) => {
          if (withoutFirst && at === 0 && mails.length > 1) return [];
          return Array.from({ length: 1 + (conversations[index]?.copies[at] ?? 0) }, () => mail);
        }),
      );
      const shuffled = arrivals
        .map((mail, at) => ({ mail, key: order[at % order.length] ?? 0, at }))
        .toSorted((a, b) => a.key - b.key || a.at - b.at);
      const queue: { mail: ParsedMail; due: DueMail }[] = [];
      for (const { mail } of shuffled) queue.push({ mail, due: await arrived(workspace) });
      const work = async () => {
        for (let next = queue.shift(); next !== undefined; next = queue.shift())
          await settleMail(workspace.system, toolsFor(), next.due, next.mail);
      };
      await Promise.all(Array.from({ length: atOnce }, work));

      const rows = await mailRows(workspace);
      expect(rows).toHaveLength(arrivals.length);
      for (const { outcome, settledAt } of rows) {
        expect(mailOutcomes).toContain(outcome);
        expect(settledAt).not.toBeNull();
      }
      const counts = await countMails(await asAdmin(workspace));
      expect(counts).toMatchObject({ stored: arrivals.length, waiting: 0, isBalanced: true });
      const unique = new Set(arrivals.map(({ messageId }) => messageId)).size;
      expect(counts.ticket + counts.reply).toBe(unique);
      expect(counts.duplicate).toBe(arrivals.length - unique);
      for (const mails of threads) {
        const ids = new Set(mails.map(({ messageId }) => messageId));
        const own = rows.filter(({ rfcMessageId, outcome }) => ids.has(rfcMessageId) && outcome !== "duplicate");
        expect(new Set(own.map(({ ticketId }) => ticketId)).size).toBe(Math.min(1, own.length));
      }
      expect(counts.ticket).toBe(threads.length);
      mailsCount += arrivals.length;
      tickets += counts.ticket;
      runs += 1;
    }),
    { numRuns: process.env.LONG === "1" ? 100 : 12, ...(process.env.SEED ? { seed: Number(process.env.SEED) } : {}) },
  );
  process.stdout.write(`mail model: ${runs} runs, ${mailsCount} mails, ${tickets} tickets, 0 lost, 0 twice\n`);
}, 300_000);
