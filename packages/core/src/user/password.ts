import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { createQueue } from "./password-queue";

type Cost = { memoryKib: number; passes: number; parallelism: number };

/** OWASP's first choice for argon2id with 19 MiB. Raise it here and hashes follow as people sign in. */
const currentCost: Cost = { memoryKib: 19_456, passes: 2, parallelism: 1 };

/** Two at once keep two threads of the pool free for files and name look-ups, and memory below 40 MiB. */
const queue = createQueue({ running: 2, waiting: 100 });

const tagLength = 32;
const plain = (bytes: Buffer): string => bytes.toString("base64").replaceAll("=", "");

function derive(password: string, nonce: Buffer, cost: Cost): Promise<Buffer> {
  const parameters = {
    message: password.normalize("NFKC"),
    nonce,
    memory: cost.memoryKib,
    passes: cost.passes,
    parallelism: cost.parallelism,
    tagLength,
  };
  return queue.run(
    () =>
      new Promise((resolve, reject) => {
        argon2("argon2id", parameters, (error, tag) => (error ? reject(error) : resolve(tag)));
      }),
  );
}

/** An argon2id hash as a PHC string, which carries its own parameters. */
export async function hashPassword(password: string, cost: Cost = currentCost): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await derive(password, nonce, cost);
  const { memoryKib, passes, parallelism } = cost;
  return `$argon2id$v=19$m=${memoryKib},t=${passes},p=${parallelism}$${plain(nonce)}$${plain(tag)}`;
}

const phc = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/u;

type Parsed = { cost: Cost; nonce: Buffer; tag: Buffer };

function parse(hash: string): Parsed | null {
  const [, memory, passes, parallelism, nonce, tag] = phc.exec(hash) ?? [];
  if (nonce === undefined || tag === undefined) return null;
  const cost = { memoryKib: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  return { cost, nonce: Buffer.from(nonce, "base64"), tag: Buffer.from(tag, "base64") };
}

/** Stands in for people who do not exist or have no password, so that they take as long as the others. */
const nobody: Parsed = { cost: currentCost, nonce: randomBytes(16), tag: randomBytes(tagLength) };

export async function isPasswordRight(password: string, hash: string | null): Promise<boolean> {
  const parsed = hash === null ? null : parse(hash);
  const { cost, nonce, tag } = parsed ?? nobody;
  const derived = await derive(password, nonce, cost);
  return parsed !== null && derived.length === tag.length && timingSafeEqual(derived, tag);
}

/** True when the hash is cheaper than today's parameters. */
export function isOutdated(hash: string): boolean {
  const parsed = parse(hash);
  if (parsed === null) return true;
  const { cost } = parsed;
  return cost.memoryKib < currentCost.memoryKib || cost.passes < currentCost.passes;
}
