import type { Outputs } from "@/trpc/client";

export type Person = Outputs["user"]["list"][number];
