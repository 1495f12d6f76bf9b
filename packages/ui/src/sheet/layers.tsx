"use client";
import { AlarmClock, Merge, OctagonAlert, Send, UserRoundPlus } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Avatar } from "../avatar";
import { Button } from "../button";
import { Field } from "../field";
import { Input } from "../input";
import { MenuButton } from "../menu-button";
import { PickerButton } from "../picker-button";
import { showToast, ToastLine, ToastRegion } from "../toast";
import { toToast } from "../toast-queue";
import { TooltipBubble } from "../tooltip";
import { Line, Section } from "./section";

const Dialog = lazy(() => import("../dialog"));
const AlertDialog = lazy(() => import("../alert-dialog"));
const Drawer = lazy(() => import("../drawer"));

const nothing = () => undefined;
const agents = ["Ana Pereira", "Grace Wanjiru", "Tomasz Wójcik", "Yusuf Haddad"];

export function Layers() {
  const [open, setOpen] = useState<"dialog" | "alert" | "drawer" | null>(null);
  const [agent, setAgent] = useState("Grace Wanjiru");
  const [labels, setLabels] = useState<readonly string[]>(["documents"]);
  const close = (isOpen: boolean) => !isOpen && setOpen(null);
  const toggle = (id: string) =>
    setLabels(labels.includes(id) ? labels.filter((label) => label !== id) : [...labels, id]);

  return (
    <Section title="Menu, picker, dialog, tooltip">
      <Line>
        <MenuButton
          label="Ticket actions"
          items={[
            { label: "Assign…", icon: UserRoundPlus, keys: ["A"], onSelect: nothing },
            { label: "Snooze…", icon: AlarmClock, keys: ["H"], onSelect: nothing },
            { label: "Merge into…", icon: Merge, onSelect: nothing },
            { kind: "separator" },
            { label: "Spam", icon: OctagonAlert, keys: ["!"], isDanger: true, onSelect: nothing },
          ]}
        >
          {(trigger) => <Button {...trigger}>Menu</Button>}
        </MenuButton>
        <PickerButton
          label="Assignee"
          placeholder="Find an agent"
          emptyText="No agent has this name"
          options={agents.map((name) => ({ id: name, label: name, icon: <Avatar id={name} name={name} size={20} /> }))}
          selected={[agent]}
          onSelect={setAgent}
        >
          {(trigger) => <Button {...trigger}>{agent}</Button>}
        </PickerButton>
        <PickerButton
          label="Labels"
          isMultiple
          emptyText="No such label"
          options={["documents", "airport", "lost item"].map((label) => ({ id: label, label }))}
          selected={labels}
          onSelect={toggle}
          createLabel={(query) => `Make “${query}”`}
          onCreate={toggle}
        >
          {(trigger) => <Button {...trigger}>Labels {labels.length}</Button>}
        </PickerButton>
        <Button onClick={() => setOpen("dialog")}>Dialog</Button>
        <Button onClick={() => setOpen("alert")}>Alert</Button>
        <Button onClick={() => setOpen("drawer")}>Drawer</Button>
        <Button onClick={() => showToast({ message: "3 tickets solved", tone: "success" })}>Toast</Button>
      </Line>
      <TooltipBubble keys={["N"]}>Internal note</TooltipBubble>
      <Suspense>
        {open === "dialog" ? (
          <Dialog
            isOpen
            onOpenChange={close}
            title="New ticket"
            description="The customer gets a confirmation."
            closeLabel="Close"
            footer={<Button variant="primary">Make ticket</Button>}
          >
            <Field label="Subject">
              <Input />
            </Field>
          </Dialog>
        ) : null}
        {open === "alert" ? (
          <AlertDialog
            isOpen
            onOpenChange={close}
            title="Delete 3 customers?"
            description="Their 14 tickets stay, without name and address. This cannot be undone."
            actionLabel="Delete 3 customers"
            cancelLabel="Keep"
            onAction={() => setOpen(null)}
          />
        ) : null}
        {open === "drawer" ? (
          <Drawer isOpen onOpenChange={close} title="Details" closeLabel="Close details">
            <p className="p-4">Properties</p>
          </Drawer>
        ) : null}
      </Suspense>
      <ToastRegion label="Notifications" dismissLabel="Dismiss" />
    </Section>
  );
}

const sending = {
  message: "Sending…",
  icon: Send,
  isUndo: true,
  durationMs: 8_000,
  countdown: (s: number) => `${s} s`,
};

export function Toasts() {
  const shown = [
    toToast({ ...sending, action: { label: "Undo", keys: ["Ctrl", "Z"], onPress: nothing } }, "1"),
    toToast(
      { message: "3 tickets assigned to Ana Pereira", tone: "success", action: { label: "Undo", onPress: nothing } },
      "2",
    ),
    toToast(
      {
        message: "Status not saved: field “City” is required",
        tone: "danger",
        action: { label: "Open", onPress: nothing },
      },
      "3",
    ),
  ];
  return (
    <Section title="Toasts: bottom left, one line, one action">
      <div className="flex flex-col items-start gap-2">
        {shown.map((toast) => (
          <ToastLine key={toast.id} toast={toast} dismissLabel="Dismiss" onDismiss={nothing} />
        ))}
      </div>
    </Section>
  );
}
