"use client";
import type { Outputs } from "@/trpc/client";
import { countOf, fieldWords } from "./merge-words";

type Preview = Outputs["customer"]["previewMerge"];

/** Which values stay, and what comes along. */
export function MergePreview({ preview }: { preview: Preview }) {
  const { target, source, fields, addresses, ticketsCount, ccsCount } = preview;
  const comes = [
    countOf(ticketsCount, "ticket"),
    countOf(ccsCount, "copy", "copies"),
    countOf(addresses.length, "address", "addresses"),
  ].join(", ");
  return (
    <section aria-label="What the merge changes" className="flex flex-col gap-3 text-sm">
      <p>
        <bdi>{source.name}</bdi> brings along {comes}.
        {addresses.length > 0 ? (
          <span className="block text-ink-3 text-xs [overflow-wrap:anywhere]">
            {addresses.map(({ value }) => value).join(", ")}
          </span>
        ) : null}
      </p>
      <div className="overflow-x-auto">
        <table className="w-full min-w-md table-fixed text-xs">
          <caption className="sr-only">Values of both customers and what is kept</caption>
          <thead>
            <tr className="border-line border-b text-ink-3">
              <th scope="col" className="w-24 py-1.5 text-start font-medium">
                Field
              </th>
              <th scope="col" className="truncate py-1.5 text-start font-medium">
                {target.name}
              </th>
              <th scope="col" className="truncate py-1.5 text-start font-medium">
                {source.name}
              </th>
              <th scope="col" className="py-1.5 text-start font-medium">
                After
              </th>
            </tr>
          </thead>
          <tbody>
            {fields.map((field) => (
              <tr key={field.field} className="border-line border-b align-top">
                <th scope="row" className="py-1.5 text-start font-normal text-ink-3">
                  {fieldWords(field.field)}
                </th>
                <td className="py-1.5 pe-2 [overflow-wrap:anywhere]">{field.target ?? "–"}</td>
                <td className="py-1.5 pe-2 [overflow-wrap:anywhere]">{field.source ?? "–"}</td>
                <td className="whitespace-pre-line py-1.5 font-medium [overflow-wrap:anywhere]">
                  {field.result ?? "–"}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
