import type { SenderVerdict } from "@desk/contracts/words";

export const verdictWords: Record<SenderVerdict, { tab: string; help: string; action: string; none: string }> = {
  block: {
    tab: "Blocked",
    help: "Their mail is suspended, and nothing is ever answered to it automatically. Nobody tells them.",
    action: "Block",
    none: "Nobody is blocked",
  },
  allow: {
    tab: "Always allowed",
    help: "Their mail is never taken for spam or for the mail of a machine. It still has to prove whom it comes from.",
    action: "Allow",
    none: "Nobody is always allowed",
  },
  images: {
    tab: "Pictures shown",
    help: "Pictures that their mail fetches from elsewhere are shown. The desk fetches them, so that nobody learns who reads when.",
    action: "Show pictures",
    none: "Pictures of nobody are shown by themselves",
  },
};
