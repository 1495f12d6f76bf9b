/** Words that stand in for a secret in samples, tutorials and compose files. */
const sampleWords =
  /change.?me|secret.?(key|here)|your.?(own|secret|auth)|replace|example|default|password|insecure|sample|placeholder|dev(elopment)?.?(only|secret)|halen.?desk|test.?secret/iu;

type SecretEnv = { AUTH_SECRET?: string | undefined; NODE_ENV?: string | undefined };

/** What is wrong with the secrets of this installation; production must not start with any of it. */
export function findSecretProblems({ AUTH_SECRET: secret, NODE_ENV }: SecretEnv): string[] {
  if (NODE_ENV !== "production") return [];
  const remedy = "Make one with: openssl rand -base64 32";
  if (secret === undefined || secret.trim() === "") return [`AUTH_SECRET is not set. ${remedy}`];
  if (secret.trim().length < 32) return [`AUTH_SECRET is shorter than 32 characters. ${remedy}`];
  if (sampleWords.test(secret) || new Set(secret).size < 10)
    return [`AUTH_SECRET looks like a sample, not like a random secret. ${remedy}`];
  return [];
}
