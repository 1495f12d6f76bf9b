import { AdminPages } from "@/features/admin";

export default function Page() {
  return <AdminPages />;
}
