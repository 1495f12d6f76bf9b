import { OrganizationPages } from "@/features/customers";

export default function Page() {
  return <OrganizationPages />;
}
