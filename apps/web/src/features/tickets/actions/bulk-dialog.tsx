"use client";
import { closeBulkAsk, useBulkAsk } from "./bulk-dialogs";
import { bulkAsks } from "./bulk-forms";
import { type Bulk, useBulk } from "./use-bulk";

/** The dialog of a bulk action that needs more than a click. */
export default function BulkDialog() {
  const asked = useBulkAsk();
  const { isAll, run } = useBulk();
  if (asked === null) return null;
  const Form = bulkAsks[asked.ask];
  const count = isAll ? null : asked.targets.length;
  const onRun = (bulk: Bulk) => {
    closeBulkAsk();
    void run(asked.targets, bulk);
  };
  return <Form count={count} targets={asked.targets} onRun={onRun} onClose={closeBulkAsk} />;
}
