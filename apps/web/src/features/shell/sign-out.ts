"use client";

/** Ends the session on the server, then shows the sign-in page. Drafts stay on this device. */
export async function signOut(): Promise<void> {
  const token = await fetch("/api/auth/csrf").then((answer) => answer.json() as Promise<{ csrfToken: string }>);
  await fetch("/api/auth/signout", {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ csrfToken: token.csrfToken, json: "true" }),
  });
  window.location.assign("/sign-in");
}
