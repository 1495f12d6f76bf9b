import { createServer } from "node:http";
import { buffer } from "node:stream/consumers";
import { openDatabase } from "@desk/core/boot";
import { systemCtx } from "@desk/core/context";
import { storeMail } from "@desk/core/mail/incoming";

// The control of the kill tests: a door that says "taken" a moment before it has stored what it took.
const { DATABASE_URL = "", WORKSPACE_ID = "", PORT = "" } = process.env;
const database = openDatabase({ url: DATABASE_URL, max: 4 });
const ctx = systemCtx(database.db, WORKSPACE_ID, "hasty door");
const hasteMs = 40;

createServer((req, res) => {
  void buffer(req).then((bytes) => {
    res.end("taken");
    setTimeout(
      () => void storeMail(ctx, { bytes, door: "http", doorKey: null, envelope: {}, mailboxId: null }),
      hasteMs,
    );
  });
}).listen(Number(PORT), "127.0.0.1", () => process.stdout.write("listening\n"));
