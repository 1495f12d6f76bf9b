import type { Db } from "@desk/core/boot";

/**
 * The same database, in which somebody else does something in the middle of a call: as soon as it has looked for
 * tickets once, and before it looks at what it found. `isDone` tells whether it came to that.
 */
export function withSomebodyElse(db: Db, work: () => Promise<void>): { db: Db; isDone: () => boolean } {
  const { session } = db._;
  let isDone = false;
  const prepareQuery = (...given: Parameters<typeof session.prepareQuery>) => {
    const prepared = session.prepareQuery(...given);
    if (isDone || !given[0].sql.includes("from tickets t")) return prepared;
    const execute = async () => {
      const found = await prepared.execute();
      if (!isDone) {
        isDone = true;
        await work();
      }
      return found;
    };
    return { execute };
  };
  const slowed = Object.assign(Object.create(session), { prepareQuery });
  return { db: Object.assign(Object.create(db), { _: { ...db._, session: slowed } }), isDone: () => isDone };
}
