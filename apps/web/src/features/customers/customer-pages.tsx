"use client";
import dynamic from "next/dynamic";
import { usePathAfter } from "@/lib/navigation";

const CustomerList = dynamic(() => import("./customer-list"));
const CustomerProfile = dynamic(() => import("./customer-profile"));
const OrganizationList = dynamic(() => import("./organization-list"));
const OrganizationProfile = dynamic(() => import("./organization-profile"));

export function CustomerPages() {
  const id = usePathAfter("/customers/");
  return id === null ? <CustomerList /> : <CustomerProfile key={id} customerId={id} />;
}

export function OrganizationPages() {
  const id = usePathAfter("/organizations/");
  return id === null ? <OrganizationList /> : <OrganizationProfile key={id} organizationId={id} />;
}
