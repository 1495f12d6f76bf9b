import { AccountPages } from "@/features/account";

export default function Page() {
  return <AccountPages />;
}
