"use client";
import { Field } from "@desk/ui/field";
import { Input } from "@desk/ui/input";
import { Select } from "@desk/ui/select";
import type { ServerDraft } from "./draft";

export type SignInFieldsProps = {
  /** Where the fields stand in the server's answer: `incoming` or `outgoing`. */
  path: "incoming" | "outgoing";
  server: ServerDraft;
  errors: Record<string, string>;
  /** A password is kept already, so an empty field leaves it as it is. */
  hasSecret: boolean;
  onChange: (change: Partial<ServerDraft>) => void;
};

const providerName = { google: "Google", microsoft: "Microsoft" };

/** Host, port, encryption and how to sign in. A kept password is never shown. */
export function SignInFields({ path, server, errors, hasSecret, onChange }: SignInFieldsProps) {
  const error = (key: string) => errors[`${path}.${key}`];
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_6rem_10rem]">
        <Field label="Server" isRequired error={error("host")}>
          <Input
            value={server.host}
            autoComplete="off"
            spellCheck={false}
            placeholder={path === "incoming" ? "imap.example.com" : "smtp.example.com"}
            onChange={(event) => onChange({ host: event.target.value })}
          />
        </Field>
        <Field label="Port" isRequired error={error("port")}>
          <Input
            inputMode="numeric"
            value={server.port}
            onChange={(event) => onChange({ port: event.target.value.replace(/\D/gu, "") })}
          />
        </Field>
        <Field label="Encryption" error={error("security")}>
          <Select
            value={server.security}
            onChange={(event) => onChange(securityChange(event.target.value, path, server.port))}
          >
            <option value="tls">TLS</option>
            <option value="starttls">STARTTLS</option>
            <option value="none">None</option>
          </Select>
        </Field>
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Sign in with">
          <Select
            value={server.auth === "oauth" ? (server.provider ?? "google") : "password"}
            onChange={(event) => onChange(authChange(event.target.value))}
          >
            <option value="password">User name and password</option>
            <option value="google">Google</option>
            <option value="microsoft">Microsoft</option>
          </Select>
        </Field>
        <Field label="User name" isRequired error={error("user")}>
          <Input
            value={server.user}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => onChange({ user: event.target.value })}
          />
        </Field>
      </div>
      {server.auth === "password" ? (
        <Field
          label="Password"
          isRequired={!hasSecret}
          help={
            hasSecret
              ? "One is kept, sealed; nobody can read it here. Leave this empty to keep it."
              : "Kept sealed. It can be replaced here and never read."
          }
          error={errors[`${path}Secret`]}
          className="sm:max-w-[calc(50%-0.5rem)]"
        >
          <Input
            type="password"
            autoComplete="new-password"
            value={server.secret}
            onChange={(event) => onChange({ secret: event.target.value })}
          />
        </Field>
      ) : (
        <p className="text-ink-2 text-sm">
          No password is needed: after saving, sign in with {providerName[server.provider ?? "google"]} once. The desk
          renews the sign-in by itself and says so in time when it cannot.
        </p>
      )}
      {server.security === "none" ? (
        <p className="text-sm text-warning-ink">
          Without encryption everybody on the way can read mail and password. Use it only inside your own network.
        </p>
      ) : null}
    </>
  );
}

const usualPorts = {
  incoming: { tls: "993", starttls: "143", none: "143" },
  outgoing: { tls: "465", starttls: "587", none: "25" },
} as const;

/** The port follows the encryption as long as it is one of the usual ones. */
function securityChange(value: string, path: "incoming" | "outgoing", port: string): Partial<ServerDraft> {
  const security = value === "starttls" || value === "none" ? value : "tls";
  const usual = usualPorts[path];
  return Object.values<string>(usual).includes(port) ? { security, port: usual[security] } : { security };
}

function authChange(value: string): Partial<ServerDraft> {
  if (value === "google" || value === "microsoft") return { auth: "oauth", provider: value, secret: "" };
  return { auth: "password", provider: null };
}
