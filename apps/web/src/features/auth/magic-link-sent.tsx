import { Button } from "@desk/ui/button";
import { AuthFrame } from "./auth-frame";

export function MagicLinkSent({ email, onBack }: { email: string; onBack: () => void }) {
  return (
    <AuthFrame
      title="Look into your mail"
      lead={
        <>
          If <bdi className="font-medium text-ink">{email}</bdi> belongs to an account, a sign-in link is on its way. It
          works once, for 15 minutes.
        </>
      }
    >
      <Button size="xl" className="w-full justify-center" onClick={onBack}>
        Back
      </Button>
    </AuthFrame>
  );
}
