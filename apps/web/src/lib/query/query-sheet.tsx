"use client";
import { Button } from "@desk/ui/button";
import Drawer from "@desk/ui/drawer";
import Builder from "./builder/builder";
import { QueryBox } from "./query-box";

type Props = { value: string; onChange: (text: string) => void; onClose: () => void };

/** On a phone a query has the whole screen: the field, and the lines below it. */
export default function QuerySheet({ value, onChange, onClose }: Props) {
  return (
    <Drawer isOpen onOpenChange={onClose} title="Filter this list" closeLabel="Close the filter" side="full">
      <div className="flex flex-col gap-4 p-4">
        <QueryBox
          value={value}
          onChange={onChange}
          label="Query"
          placeholder="status:open label:refund lost bag"
          isSearch={false}
        />
        <Builder value={value} onChange={onChange} />
        <Button variant="primary" size="xl" onClick={onClose}>
          Show the tickets
        </Button>
      </div>
    </Drawer>
  );
}
