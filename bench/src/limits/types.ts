import postgres from "postgres";
import type { Typed } from "./create-script";
import type { Sent } from "./wire";

/** Asks PostgreSQL for the types it would give each parameter; a statement that cannot be prepared has none. */
export async function withTypes(statements: readonly Sent[], url: string): Promise<Typed[]> {
  const client = postgres(url, { max: 1, onnotice: () => undefined });
  const typed: Typed[] = [];
  for (const [index, sent] of statements.entries()) {
    const name = `bench_${index}`;
    const types = await client
      .unsafe(`prepare ${name} as ${sent.text}`)
      .then(async () => {
        const [row] =
          await client`select parameter_types::text[] as types from pg_prepared_statements where name = ${name}`;
        return (row?.types as string[] | undefined) ?? [];
      })
      .catch(() => []);
    typed.push({ ...sent, types });
  }
  await client.end();
  return typed;
}
