import { parseArgs } from "node:util";

export type StartOptions = {
  port: number;
  isDev: boolean;
  isEmpty: boolean;
  isReset: boolean;
  isConfirmed: boolean;
};

export const startHelp = `Usage: ./start.sh [flags]

  --port N    listen on port N (default 3000, or PORT)
  --dev       reload on every change
  --empty     no demo company: the first visit sets up the workspace
  --reset     delete the local data first; asks before it does
  --yes       do not ask
  --help      show this

State is kept in .data/. DATABASE_URL, when set, replaces the embedded PostgreSQL; .env.example lists every setting.`;

/** Reads the flags; a string is a complaint for the person who typed them. */
export function parseStartOptions(
  args: string[],
  env: NodeJS.ProcessEnv = {},
): StartOptions | "help" | { complaint: string } {
  let values: { port?: string; dev?: boolean; empty?: boolean; reset?: boolean; yes?: boolean; help?: boolean };
  try {
    ({ values } = parseArgs({
      args,
      options: {
        port: { type: "string" },
        dev: { type: "boolean" },
        empty: { type: "boolean" },
        reset: { type: "boolean" },
        yes: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    }));
  } catch (error) {
    return { complaint: error instanceof Error ? error.message : String(error) };
  }
  if (values.help) return "help";
  const portText = values.port ?? env.PORT ?? "3000";
  const port = Number(portText);
  if (!/^\d+$/.test(portText) || port < 1 || port > 65_535) {
    return { complaint: `The port must be a number from 1 to 65535, not "${portText}".` };
  }
  return {
    port,
    isDev: values.dev ?? false,
    isEmpty: values.empty ?? false,
    isReset: values.reset ?? false,
    isConfirmed: values.yes ?? false,
  };
}
