import type { Bounce, MailNature } from "@desk/contracts/parsed-mail";
import type { Parameterised } from "./parameters";

export function natureOf(_mail: unknown, _b: Bounce | null, _t: Parameterised): MailNature {
  return { kind: "person", evidence: [], mayBeAnswered: true, isOutOfOffice: false };
}
