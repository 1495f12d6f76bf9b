import {
  Bike,
  Car,
  Globe,
  LifeBuoy,
  type LucideIcon,
  Package,
  Shield,
  Store,
  UsersRound,
  Utensils,
  Wallet,
} from "lucide-react";

const icons: Record<string, LucideIcon> = {
  users: UsersRound,
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

export function teamIcon(name: string): LucideIcon {
  return icons[name] ?? UsersRound;
}
