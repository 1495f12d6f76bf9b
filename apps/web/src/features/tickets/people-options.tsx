"use client";
import { Avatar } from "@desk/ui/avatar";
import type { PickerOption } from "@desk/ui/picker-button";
import { useDirectory, useMe } from "@/lib/me";

/** Active colleagues for a picker, oneself first. */
export function usePeopleOptions(): PickerOption[] {
  const { users } = useDirectory();
  const me = useMe()?.user.id;
  const isMe = (id: string) => (id === me ? 0 : 1);
  return users
    .filter((user) => user.isActive)
    .toSorted((a, b) => isMe(a.id) - isMe(b.id))
    .map(({ id, name }) => ({
      id,
      label: name,
      icon: <Avatar id={id} name={name} size={20} />,
      ...(id === me ? { hint: "you", keywords: "me" } : {}),
    }));
}
