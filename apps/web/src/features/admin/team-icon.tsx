import {
  Bike,
  Car,
  Globe,
  LifeBuoy,
  type LucideIcon,
  Package,
  Shield,
  Store,
  Users,
  Utensils,
  Wallet,
} from "lucide-react";

export const teamIconByName: Record<string, LucideIcon> = {
  users: Users,
  bike: Bike,
  car: Car,
  utensils: Utensils,
  package: Package,
  shield: Shield,
  store: Store,
  "life-buoy": LifeBuoy,
  wallet: Wallet,
  globe: Globe,
};
