import { CustomerPages } from "@/features/customers";

export default function Page() {
  return <CustomerPages />;
}
