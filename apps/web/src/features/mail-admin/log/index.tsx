"use client";
import { usePathAfter } from "@/lib/navigation";
import { MailLog } from "./mail-log";
import { MailPage } from "./mail-page";

export default function Log() {
  const mailId = usePathAfter("/admin/mail-log/");
  return mailId === null ? <MailLog /> : <MailPage key={mailId} mailId={mailId} />;
}
