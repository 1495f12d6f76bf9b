/** NextAuth takes its own address from the environment alone, and from the Host of the request without it. */
export function announcePublicUrl(publicUrl: string): void {
  if (process.env.NEXTAUTH_URL !== publicUrl) process.env.NEXTAUTH_URL = publicUrl;
}
