"use client";
import { parseQuery, printQuery } from "@desk/core/query/language";
import { Button } from "@desk/ui/button";
import { Icon } from "@desk/ui/icon";
import { Textarea } from "@desk/ui/textarea";
import { CircleAlert } from "lucide-react";
import { useId, useState } from "react";
import { isSameQuery } from "../segments";
import { GroupLines } from "./group-lines";
import { type Group, queryOfTree, treeOf } from "./tree";

type Props = { value: string; onChange: (text: string) => void };

/** A query as lines and as text. Each change of the one shows in the other at once. */
export default function Builder({ value, onChange }: Props) {
  const id = useId();
  const [text, setText] = useState(value);
  const [tree, setTree] = useState<Group>(() => treeOf(parseQuery(value).query));
  const [last, setLast] = useState(value);
  const { problems } = parseQuery(text);
  const [problem] = problems;

  // The query was changed in the field above.
  if (value !== last) {
    setLast(value);
    if (!isSameQuery(value, text)) {
      setText(value);
      setTree(treeOf(parseQuery(value).query));
    }
  }

  function changeTree(next: Group) {
    const written = printQuery(queryOfTree(next));
    setTree(next);
    setText(written);
    setLast(written);
    if (written !== value) onChange(written);
  }

  function changeText(next: string) {
    setText(next);
    const read = parseQuery(next);
    if (read.problems.length > 0) return;
    setTree(treeOf(read.query));
    const written = printQuery(read.query);
    setLast(written);
    onChange(written);
  }

  return (
    <div className="flex min-h-0 flex-col gap-3">
      <GroupLines group={tree} onChange={changeTree} depth={0} />
      <div className="flex flex-col gap-1">
        <label htmlFor={id} className="font-medium text-ink-2 text-xs">
          As text
        </label>
        <Textarea
          id={id}
          rows={2}
          value={text}
          spellCheck={false}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? `${id}-problem` : undefined}
          onChange={(event) => changeText(event.target.value.replaceAll("\n", " "))}
          className="font-mono text-xs"
        />
        {problem ? (
          <p id={`${id}-problem`} role="status" className="flex items-start gap-1 text-danger-ink text-xs">
            <Icon as={CircleAlert} size={14} className="mt-px" />
            <span className="min-w-0 flex-1 wrap-anywhere">{problem.message}</span>
            {problem.suggestion === undefined ? null : (
              <Button
                size="sm"
                onClick={() =>
                  changeText(text.slice(0, problem.from) + (problem.suggestion ?? "") + text.slice(problem.to))
                }
              >
                Use {problem.suggestion}
              </Button>
            )}
          </p>
        ) : null}
      </div>
    </div>
  );
}
