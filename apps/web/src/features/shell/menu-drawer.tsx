"use client";
import { Button } from "@desk/ui/button";
import Drawer from "@desk/ui/drawer";
import { LogOut, UserRound } from "lucide-react";
import { useMe } from "@/lib/me";
import { push } from "@/lib/navigation";
import { signOut } from "@/lib/session";
import { SidebarNav } from "./sidebar-nav";

/** The sidebar of phones. */
export default function MenuDrawer({ onClose }: { onClose: () => void }) {
  const me = useMe();

  function toAccount() {
    onClose();
    push("/account/profile");
  }

  return (
    <Drawer
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={me?.workspace.name ?? "Menu"}
      closeLabel="Close the menu"
      side="start"
    >
      <div className="flex min-h-full flex-col py-2">
        <SidebarNav isDrawer onNavigate={onClose} />
        <div className="mt-4 flex gap-2 border-line border-t px-4 pt-3">
          <Button size="xl" icon={UserRound} onClick={toAccount}>
            Account
          </Button>
          <Button size="xl" icon={LogOut} onClick={() => void signOut()}>
            Sign out
          </Button>
        </div>
      </div>
    </Drawer>
  );
}
